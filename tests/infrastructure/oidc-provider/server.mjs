// An OpenID Connect provider that is not ours, for the tests: it stands in for ACM/IDM and Entra ID. Whoever signs in is who they say
// (the name on its page is the subject, any password will do); what is told of them stands in PEOPLE.
//   node server.mjs PORT ORIGIN…      the origins at which a platform under test is reached
import Provider from 'oidc-provider';

const [port, ...origins] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

// vo_orgcode is the claim of ACM/IDM with somebody's organisation; agii_rol stands for the rights that an organisation gives there.
const person = (name, email, organisation, roles) =>
    ({ name, email, email_verified: true, vo_orgcode: organisation, agii_rol: roles });
const PEOPLE = {
    'acm-nieuw': person('Nele Nieuw', 'nele@vosselaar.example', 'OVO001111', ['AgII-ambtenaar:OVO001111']),
    'acm-schepen': person('Sofie Schepen', 'sofie@vosselaar.example', 'OVO001111', ['AgII-ambtenaar:OVO001111', 'AgII-schepen:OVO001111']),
    'acm-elders': person('Els Elders', 'els@vosselaar.example', 'OVO009999', ['AgII-ambtenaar:OVO001111']),
    'acm-bestaand': person('Bea Bestaand', 'bea@vosselaar.example', 'OVO001111', ['AgII-lezer:OVO001111']),
    'acm-koppelen': person('Kato Koppelen', 'kato@vosselaar.example', 'OVO001111', ['AgII-lezer:OVO001111']),
    'acm-toetsen': person('Tine Toetsen', 'tine@niel.example', 'OVO002222', ['AgII-ambtenaar:OVO002222']),
};
// A person of the platform itself, by id: for a platform whose own provider this is.
const told = id => PEOPLE[id] ?? { name: 'Iemand van het platform' };

const organisations = ['vosselaar', 'niel'];
const provider = new Provider(issuer, {
    clients: [
        ...organisations.map(slug => ({
            client_id: `agii-${slug}`,
            client_secret: `geheim-van-${slug}-voor-de-testen`,
            token_endpoint_auth_method: 'client_secret_post',
            redirect_uris: origins.map(origin => `${origin}/${slug}/aanmelden/terug`),
        })),
        {
            client_id: 'agii-program',
            token_endpoint_auth_method: 'none',
            application_type: 'native',
            redirect_uris: ['http://127.0.0.1:7777/terug'],
        },
    ],
    scopes: ['openid', 'profile', 'email', 'vo', 'api'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], vo: ['vo_orgcode', 'agii_rol'] },
    pkce: { required: () => true },
    cookies: { keys: ['alleen-voor-testen'] },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...told(id) }) }),
    // Nobody is asked whether the platform may know them: a government's provider does not ask either.
    async loadExistingGrant(ctx) {
        const { client, session, result } = ctx.oidc;
        const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
        if (known) return ctx.oidc.provider.Grant.find(known);
        const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid profile email vo api');
        grant.addResourceScope('urn:agii-platform', 'api');
        await grant.save();
        return grant;
    },
    features: {
        devInteractions: { enabled: true },
        resourceIndicators: {
            enabled: true,
            defaultResource: (ctx, client, oneOf) => oneOf ?? (client.clientId === 'agii-program' ? 'urn:agii-platform' : undefined),
            useGrantedResource: () => true,
            getResourceServerInfo: () => ({
                scope: 'api', audience: 'agii-platform', accessTokenFormat: 'jwt', accessTokenTTL: 300, jwt: { sign: { alg: 'RS256' } },
            }),
        },
    },
    extraTokenClaims: (ctx, token) => ({ name: told(token.accountId).name }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('signs people in'));
