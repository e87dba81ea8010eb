package dev.haven.server.programs;

import java.io.IOException;
import java.security.GeneralSecurityException;

/// Another mail server, which brings any octets whatever (RFC 3030 §3).
final class Sender implements AutoCloseable {
  private final Reader smtp;
  private final String recipient;

  Sender(Haven haven, String recipient) throws IOException, GeneralSecurityException {
    this.recipient = recipient;
    smtp = Reader.inClear(haven, "smtp");
    smtp.line();
    hello();
    smtp.send("STARTTLS\r\n");
    smtp.until("220 ");
    smtp.startTls();
    hello();
  }

  private void hello() throws IOException {
    smtp.send("EHLO client.localhost\r\n");
    smtp.until("250 ");
  }

  /// The final reply.
  String send(String message) throws IOException {
    smtp.send(
        "MAIL FROM:<sender@elsewhere.example> BODY=BINARYMIME\r\n"
            + ("RCPT TO:<" + recipient + ">\r\n")
            + ("BDAT " + message.length() + " LAST\r\n")
            + message);
    smtp.until("250 2.1.0");
    smtp.until("250 2.1.5");
    return smtp.line();
  }

  @Override
  public void close() throws IOException {
    smtp.close();
  }
}
