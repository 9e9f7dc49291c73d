// Connects the button of a page to the passkey script of django-allauth, and shows it when a passkey did not work.
(function () {
  const knop = document.getElementById('passkey')
  window.allauth.webauthn.forms[knop.dataset.handeling]({
    ids: { add: knop.id, authenticate: knop.id, credential: knop.dataset.veld, data: 'js_data' }
  })
  document.addEventListener('allauth.error', (gebeurtenis) => {
    gebeurtenis.preventDefault()
    const melding = document.getElementById('passkey-fout')
    melding.hidden = false
    melding.scrollIntoView()
  })
})()
