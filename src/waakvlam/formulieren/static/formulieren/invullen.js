// Keeps a form while it is filled in, also with bad reception, and hides questions that are not asked.
//
// What could not be sent lies on the device encrypted, with a key that only the server knows and gives with the page.
// So nothing is lost when a phone closes the tab, and nobody can read it there without logging in.
(function () {
  const form = document.getElementById('invulformulier')
  const stand = document.getElementById('bewaarstand')
  const { bewaar, kladje, sleutel, gekozen, ...teksten } = form.dataset
  const PLEK = 'waakvlam-kladje-' + kladje
  const WACHT = 1200
  const OPNIEUW = 10000
  let gewijzigd = 0
  let bewaard = 0
  let bezig = null
  let klok = null
  let klaar = false

  function invoer () {
    const gegevens = new FormData(form)
    gegevens.delete('csrfmiddlewaretoken')
    return [...gegevens.entries()]
  }

  // Questions that are only asked after an answer.

  function antwoorden (naam) {
    const gegeven = [...form.querySelectorAll(`[name="${CSS.escape(naam)}"]`)]
    const waarden = gegeven.filter((c) => (/^(radio|checkbox)$/.test(c.type) ? c.checked : true)).map((c) => c.value)
    return waarden.length || gegeven.some((c) => c.type === 'radio') ? waarden : ['nee']
  }

  function toonWatGevraagdIs () {
    for (const vraag of form.querySelectorAll('[data-als]')) {
      const als = Object.entries(JSON.parse(vraag.dataset.als))
      vraag.hidden = !als.every(([naam, goed]) => {
        const bron = form.querySelector(`[name="${CSS.escape(naam)}"]`)
        return bron && !bron.closest('[hidden]') && antwoorden(naam).some((w) => goed.includes(w))
      })
    }
  }

  // What could not be sent yet.

  async function slot () {
    const ruw = Uint8Array.from(atob(sleutel), (teken) => teken.charCodeAt(0))
    return crypto.subtle.importKey('raw', ruw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  }

  async function legWeg () {
    if (!window.crypto || !crypto.subtle) return
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const tekst = new TextEncoder().encode(JSON.stringify(invoer()))
    const geheim = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await slot(), tekst))
    localStorage.setItem(PLEK, JSON.stringify([[...iv], [...geheim]]))
  }

  async function haalTerug () {
    const weggelegd = localStorage.getItem(PLEK)
    if (!weggelegd || !window.crypto || !crypto.subtle) return
    let paren
    try {
      const [iv, geheim] = JSON.parse(weggelegd).map((rij) => new Uint8Array(rij))
      paren = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await slot(), geheim)))
    } catch {
      localStorage.removeItem(PLEK)
      return
    }
    for (const veld of form.elements) {
      if (!veld.name || veld.name === 'csrfmiddlewaretoken' || veld.tagName === 'BUTTON') continue
      const waarden = paren.filter(([naam]) => naam === veld.name).map(([, waarde]) => waarde)
      if (/^(radio|checkbox)$/.test(veld.type)) veld.checked = waarden.includes(veld.value)
      else veld.value = waarden.length ? waarden[0] : ''
    }
    toonWatGevraagdIs()
    stand.textContent = teksten.teruggehaald
    gewijzigd += 1
    await stuur()
  }

  // Keeping.

  async function stuur () {
    if (bezig) return bezig
    if (bewaard === gewijzigd) return true
    bezig = eenKeer()
    const gelukt = await bezig
    bezig = null
    if (gelukt && bewaard !== gewijzigd) return stuur()
    return gelukt
  }

  async function eenKeer () {
    const keer = gewijzigd
    stand.textContent = teksten.bezig
    let antwoord
    try {
      antwoord = await fetch(bewaar, { method: 'POST', body: new FormData(form), redirect: 'manual' })
    } catch {
      return mislukt(teksten.nietBewaard)
    }
    if (antwoord.status === 409) return mislukt(teksten.conflict, false)
    if (antwoord.status === 413) return mislukt((await antwoord.json()).melding, false)
    if (antwoord.status !== 200) return mislukt(teksten.uitgelogd)
    const { versie, tijd } = await antwoord.json()
    form.elements.versie.value = versie
    bewaard = keer
    if (bewaard === gewijzigd) localStorage.removeItem(PLEK)
    stand.textContent = `${teksten.bewaard} ${tijd}`
    return true
  }

  async function mislukt (tekst, opnieuw = true) {
    stand.textContent = tekst
    await legWeg()
    if (opnieuw) plan(OPNIEUW)
    return false
  }

  function plan (wacht) {
    clearTimeout(klok)
    klok = setTimeout(stuur, wacht)
  }

  form.addEventListener('input', () => {
    gewijzigd += 1
    toonWatGevraagdIs()
    if (!navigator.onLine) legWeg()
    plan(WACHT)
  })
  window.addEventListener('online', () => plan(0))
  window.addEventListener('offline', () => { if (bewaard !== gewijzigd) mislukt(teksten.nietBewaard) })
  document.addEventListener('visibilitychange', () => { if (document.hidden && !klaar && bewaard !== gewijzigd) { legWeg(); stuur() } })
  window.addEventListener('beforeunload', (gebeurtenis) => { if (!klaar && bewaard !== gewijzigd) gebeurtenis.preventDefault() })

  // A page that is asked for without reception would take the form away: first keep, then go.
  form.addEventListener('submit', async (gebeurtenis) => {
    if (klaar) return
    const knop = gebeurtenis.submitter
    gebeurtenis.preventDefault()
    gewijzigd += 1
    if (await stuur() || stand.textContent === teksten.conflict) {
      klaar = true
      form.requestSubmit(knop)
    }
  })

  toonWatGevraagdIs()
  if (gekozen) localStorage.removeItem(PLEK)
  else haalTerug()
})()
