/// IMAP4rev1 and IMAP4rev2 sessions.
package dev.haven.imap;
