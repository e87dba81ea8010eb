// Two programs on one mailbox, as a phone and a laptop are: what one does, the other learns while it
// idles. Fails where an octet, a flag or an event differs.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, port, tls, authority, user, pass, folder] = process.argv.slice(2);
const { ImapFlow } = createRequire(path.join(modules, 'package.json'))('imapflow');

const client = options =>
    new ImapFlow({
        host: 'localhost',
        port: Number(port),
        secure: tls === 'implicit',
        doSTARTTLS: tls === 'starttls' ? true : undefined,
        tls: { ca: readFileSync(authority) },
        auth: { user, pass },
        logger: false,
        qresync: true,
        ...options
    });

const letters = readdirSync(folder)
    .sort()
    .map(name => readFileSync(path.join(folder, name)));
const collect = async found => {
    const all = [];
    for await (const one of found) {
        all.push(one);
    }
    return all;
};

const laptop = client({});
const phone = client({ disableCompression: true });
await laptop.connect();
await phone.connect();
assert.ok(laptop.authenticated && laptop.secureConnection);

// Uploads, in one mailbox and in a new one whose name is not ASCII.
const inbox = await laptop.mailboxOpen('INBOX');
assert.equal(inbox.exists, 0);
for (const letter of letters) {
    const done = await laptop.append('INBOX', letter, ['\\Flagged'], new Date('2026-08-01T12:00:00Z'));
    assert.equal(done.destination, 'INBOX');
    assert.ok(done.uid > 0);
}
const place = ['Grüße', 'Pläne'].join(laptop.namespace.delimiter);
assert.ok((await laptop.mailboxCreate(place)).created);
await laptop.mailboxSubscribe(place);
const listed = await laptop.list({ statusQuery: { messages: true, unseen: true, uidNext: true, highestModseq: true } });
assert.ok(listed.some(mailbox => mailbox.path === place && mailbox.subscribed));
assert.equal(listed.find(mailbox => mailbox.path === 'INBOX').status.messages, letters.length);
assert.deepEqual(
    listed.map(mailbox => mailbox.specialUse).filter(Boolean).sort(),
    ['\\Archive', '\\Drafts', '\\Inbox', '\\Junk', '\\Sent', '\\Trash']
);

// Down, octet by octet, with all that is known of each.
await phone.mailboxOpen('INBOX');
const query = { uid: true, flags: true, envelope: true, bodyStructure: true, internalDate: true, size: true, source: true, headers: ['subject'], threadId: true };
const messages = await collect(phone.fetch('1:*', query));
assert.equal(messages.length, letters.length);
messages.forEach((message, i) => {
    assert.ok(letters[i].equals(message.source), `letter ${i}`);
    assert.equal(message.size, letters[i].length);
    assert.deepEqual([...message.flags], ['\\Flagged']);
    assert.equal(message.internalDate.toISOString(), '2026-08-01T12:00:00.000Z');
    assert.ok(message.emailId && message.envelope && message.bodyStructure.type);
});

const streamed = await phone.download(String(messages[0].uid), undefined, { uid: true, chunkSize: 500 });
assert.ok(letters[0].equals(Buffer.concat(await collect(streamed.content))));

// Flags both ways, told while the other one idles.
const learns = async (who, event, act) => {
    const told = once(who, event, { signal: AbortSignal.timeout(20_000) });
    const idling = who.idle();
    await act();
    const [news] = await told;
    await who.noop();
    await idling;
    return news;
};
const seen = await learns(phone, 'flags', () => laptop.messageFlagsAdd({ uid: String(messages[1].uid) }, ['\\Seen', '$Work']));
assert.deepEqual([...seen.flags].sort(), ['$Work', '\\Flagged', '\\Seen']);
const plain = await learns(laptop, 'flags', () => phone.messageFlagsRemove({ uid: String(messages[1].uid) }, ['\\Flagged']));
assert.deepEqual([...plain.flags].sort(), ['$Work', '\\Seen']);
const unseen = await phone.search({ seen: false, since: new Date('2026-07-01') }, { uid: true });
assert.deepEqual(unseen, messages.filter((_, i) => i !== 1).map(message => message.uid));

// Copied, moved and deleted.
const copied = await laptop.messageCopy(String(messages[0].uid), place, { uid: true });
assert.equal(copied.uidMap.size, 1);
const gone = await learns(phone, 'expunge', () => laptop.messageMove(String(messages[2].uid), 'Archive', { uid: true }));
assert.ok(gone.uid === messages[2].uid || gone.seq === 3, JSON.stringify(gone));
await learns(laptop, 'expunge', () => phone.messageDelete(String(messages[3].uid), { uid: true }));
const here = await learns(phone, 'exists', () => laptop.append('INBOX', letters[0]));
assert.equal(here.count, letters.length - 1);
assert.equal((await laptop.status('INBOX', { messages: true })).messages, letters.length - 1);
assert.equal((await laptop.status(place, { messages: true })).messages, 1);

// What has changed since a state that is remembered.
const before = (await laptop.status('INBOX', { highestModseq: true })).highestModseq;
await laptop.messageFlagsAdd({ uid: String(messages[0].uid) }, ['\\Answered']);
const changed = await collect(phone.fetch('1:*', { uid: true, flags: true }, { changedSince: before }));
assert.deepEqual(changed.map(message => message.uid), [messages[0].uid]);

assert.ok((await laptop.getQuota('INBOX')) !== undefined);
await laptop.mailboxRename(place, 'Plans');
await laptop.mailboxDelete('Plans');
await phone.logout();
await laptop.logout();
