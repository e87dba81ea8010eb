/// What is searched, sorted and threaded of many messages at once, in a form made for it.
///
/// A card holds all that is asked of one message, 1.6 KB with its header; a search of a hundred
/// thousand would read 160 MB. Its *keys* are what searches and sorts look at, folded as the
/// session's collation wants it, 512 messages to a [dev.haven.imap.keys.KeyPage]: the texts of a
/// field lie behind one another, so that one run over them finds all messages that contain a word.
///
/// What always holds:
///
/// - Keys are derived: a page is a function of the cards of its emails and of a collation, made
///   when it is first asked for, and thrown away at any time.
/// - Cards never change and no email number is used twice, so a page is never wrong; it only lacks
///   emails that came after it was made, and then it is made anew.
/// - [dev.haven.imap.keys.KeyPages] bounds the memory of all accounts together. One that is larger
///   than the bound keeps what fits and has the rest made anew each time: no worse than reading the
///   cards.
package dev.haven.imap.keys;
