/// The Internet message format and MIME as offsets over bytes: RFC 5322, RFC 2045 to 2047, RFC
/// 2231, RFC 6532.
///
/// Read first [dev.haven.message.MessageScanner], which finds the parts of a message while its
/// bytes arrive, then [dev.haven.message.MessageCard], which keeps what is asked of it often.
///
/// What always holds:
///
/// - Any bytes are a message. Nothing in this package throws because of what a message holds.
/// - No byte of a message is changed, and every byte belongs to a part: a part's header and body
///   follow one another, the parts in a body lie in order and do not overlap, and between them are
///   only delimiter lines, preamble and epilogue.
/// - How a message was cut into chunks changes no result.
/// - Everything that a stranger controls has a bound: depth, number of parts, octets of headers
///   kept, number of addresses, length of what is written to a card.
///
/// # The card, version 1
///
/// Numbers are big-endian; `varint` is 7 bits a byte, lowest first, the high bit set on all bytes
/// but the last.
///
/// | at | octets | what |
/// |---|---|---|
/// | 0 | 1 | version: 1 |
/// | 1 | 1 | flags: 1 has an attachment, 2 has a date, 4 has the raw header, 8 its subject is a reply or forward, 16 has a preview |
/// | 2 | 2 | the date's zone, minutes east of UTC, signed |
/// | 4 | 8 | the message's octets |
/// | 12 | 8 | the date, seconds since 1970, signed |
/// | 20 | 8 | the header's octets |
/// | 28 | 15 × 6 | offset table: for each section where it begins in the card and its octets, 3 octets each; the first cards that were written have 14, and no preview |
/// | 118 | | the sections, in any order; they may overlap, as a plain subject does with the header it is in |
///
/// The sections, by their place in the table: 0 raw header, 1 ENVELOPE and 2 BODYSTRUCTURE in
/// IMAP's wire form, 3 part table, 4 From, 5 To, 6 Cc, 7 Bcc, 8 Subject, 9 base subject (these
/// decoded, UTF-8), 10 Message-ID, 11 In-Reply-To, 12 References (identifiers with LF between
/// them), 13 List-Id, 14 the first words of the message, UTF-8. A section of no octets is one that
/// the message does not have.
///
/// The part table has an entry for each part, followed by the entries of the parts in it:
///
/// | octets | what |
/// |---|---|
/// | 1 | bits 0-1 kind (leaf, multipart, message, opaque), bits 2-7 encoding (as `TransferEncoding` lists them) |
/// | varint | where the header begins, from the body of the part around it |
/// | varint | the header's octets |
/// | varint | the body's octets |
/// | varint | the line feeds in the body |
/// | varint, text | type and subtype |
/// | varint, text | charset |
/// | varint, text | file name |
/// | varint | octets of the entries of the parts in it |
///
/// A later version may add sections at the end of the offset table and keeps the numbers of these;
/// a card is never rewritten, so every version that was released stays readable.
package dev.haven.message;
