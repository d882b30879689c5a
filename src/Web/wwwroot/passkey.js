// The only script of the platform. A form that asks for a passkey is held back while the browser makes one, or signs with one, and then
// sent with what it answered. What went wrong is told by the page that comes back.
'use strict';
for (const part of document.querySelectorAll('[data-passkey]')) {
    const form = part.closest('form');
    form.addEventListener('submit', async event => {
        event.preventDefault();
        if (form.ariaBusy === 'true') return;
        form.ariaBusy = 'true';
        try {
            const options = JSON.parse(part.dataset.options);
            const credential = part.dataset.passkey === 'create'
                ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
                : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
            form.elements.credential.value = JSON.stringify(credential);
        } catch (error) {
            form.elements.failure.value = error.name; // a TypeError where the browser does not know passkeys
        }
        form.submit();
    });
}
