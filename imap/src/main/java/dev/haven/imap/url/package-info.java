/// IMAP URLs (RFC 5092) as values: [dev.haven.imap.url.UrlParser] reads them, their `toString`
/// writes them. Pure; knows nothing of sessions or mailboxes.
package dev.haven.imap.url;
