// A signature written on the screen: strokes as lines in a field of 600 by 200. Without script there is paper.
(function () {
  const vak = document.getElementById('tekenvak')
  const vlak = vak.querySelector('svg')
  const veld = document.querySelector('[name="haal"]')
  const MAX_PUNTEN = 380
  let halen = []
  let punten = null
  let lijn = null

  function punt (gebeurtenis) {
    const rand = vlak.getBoundingClientRect()
    const binnen = (deel, maat) => Math.max(0, Math.min(maat, Math.round(deel * maat)))
    return [
      binnen((gebeurtenis.clientX - rand.left) / rand.width, 600),
      binnen((gebeurtenis.clientY - rand.top) / rand.height, 200)
    ].join(' ')
  }

  function teken () {
    lijn.setAttribute('d', `M${punten[0]}` + punten.slice(1).map((p) => `L${p}`).join(''))
  }

  vlak.addEventListener('pointerdown', (gebeurtenis) => {
    vlak.setPointerCapture(gebeurtenis.pointerId)
    punten = [punt(gebeurtenis)]
    lijn = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    vlak.append(lijn)
  })
  vlak.addEventListener('pointermove', (gebeurtenis) => {
    if (!punten || punten.length > MAX_PUNTEN) return
    const nieuw = punt(gebeurtenis)
    if (nieuw !== punten[punten.length - 1]) punten.push(nieuw)
    teken()
  })
  vlak.addEventListener('pointerup', () => {
    if (!punten) return
    if (punten.length === 1) punten.push(punten[0])
    teken()
    halen.push(lijn.getAttribute('d'))
    punten = null
    veld.value = halen.join('|')
  })
  document.getElementById('wis').addEventListener('click', () => {
    halen = []
    veld.value = ''
    vlak.replaceChildren()
  })

  function toon () {
    const gekozen = document.querySelector('[name="wijze"]:checked')
    vak.hidden = !gekozen || gekozen.value !== 'scherm'
  }
  document.addEventListener('change', toon)
  toon()
})()
