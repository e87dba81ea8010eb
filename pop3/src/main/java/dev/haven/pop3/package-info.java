/// POP3 sessions.
package dev.haven.pop3;
