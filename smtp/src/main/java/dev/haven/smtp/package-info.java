/// SMTP: receiving from other servers and from mail programs.
package dev.haven.smtp;
