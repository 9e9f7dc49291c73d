"""What every app that keeps records needs: tables to which rows are only added, and keys made for one purpose."""
