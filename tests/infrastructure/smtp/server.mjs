// A mail server for the tests: takes what comes on a port of loopback and keeps each mail as a file, as it came. An address that begins with
// "weg" it does not know, one that begins with "later" it takes at the second try.
//   node server.mjs PORT FOLDER
import { SMTPServer } from 'smtp-server';
import { createWriteStream, renameSync } from 'node:fs';
import { join } from 'node:path';

const [port, folder] = process.argv.slice(2);
const asked = new Set();
let number = 0;

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, session, done) {
        if (address.startsWith('weg')) {
            return done(refusal(550, 'No such user here'));
        }
        if (address.startsWith('later') && !asked.has(address)) {
            asked.add(address);
            return done(refusal(451, 'Try again later'));
        }
        done();
    },
    onData(stream, session, done) {
        const file = join(folder, `${process.pid}-${++number}`);
        stream.pipe(createWriteStream(file)).on('finish', () => {
            renameSync(file, `${file}.eml`); // whole, or not there
            done();
        });
    },
});
server.on('error', error => { console.error(error); process.exitCode = 1; server.close(); });
server.listen(Number(port), '127.0.0.1', () => console.log('takes mail'));
