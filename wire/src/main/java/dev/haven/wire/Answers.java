package dev.haven.wire;

import java.nio.charset.StandardCharsets;

/// The words for clients that cannot be served, in the language that they speak.
///
/// @param port the one they came to
record Answers(Protocol protocol, PortGuide guide, int port) {
  /// A fatal `unexpected_message` alert (RFC 8446 §6.2): what a TLS client understands.
  private static final byte[] ALERT = {21, 3, 1, 0, 2, 2, 10};

  /// What the operator reads in the status, and the client in its protocol's words.
  String why(WrongMode mode) {
    return switch (mode) {
      case TLS_TO_PLAIN_PORT -> guide.tlsToPlainPort(port);
      case PLAIN_TO_TLS_PORT, SILENT_ON_TLS_PORT -> guide.plainToTlsPort(port);
      case HTTP ->
          protocol.speaksHttp()
              ? "A web browser came to port " + port + " without TLS."
              : "A web browser came to port " + port + ", which is for mail.";
      case SMTP -> guide.otherTongue(port, Tongue.SMTP);
      case IMAP -> guide.otherTongue(port, Tongue.IMAP);
      case POP3 -> guide.otherTongue(port, Tongue.POP3);
      case UNTRUSTED_PROXY ->
          "A PROXY header came from an address that is not configured as a proxy."
              + " Add it to the trusted proxies, or switch the header off there.";
    };
  }

  /// Everything to send to a client that speaks something else.
  byte[] to(WrongMode mode) {
    return switch (mode) {
      // The greeting went out before, so a text line does no more harm, and shows in a debug log.
      case TLS_TO_PLAIN_PORT -> join(ALERT, refusal(why(mode)));
      case HTTP -> page();
      case SMTP -> line(Tongue.SMTP.refusal(why(mode)));
      case IMAP -> line(Tongue.IMAP.refusal(why(mode)));
      case POP3 -> line(Tongue.POP3.refusal(why(mode)));
      case PLAIN_TO_TLS_PORT, SILENT_ON_TLS_PORT, UNTRUSTED_PROXY -> refusal(why(mode));
    };
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  byte[] refusal(String why) {
    return line(protocol.refusal(why));
  }

  private byte[] page() {
    var text =
        protocol.speaksHttp()
            ? "This port speaks HTTPS. Begin the address with https:// and not with http://\n"
            : guide.page(port);
    var body = text.getBytes(StandardCharsets.UTF_8);
    var head =
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    return join(head.getBytes(StandardCharsets.US_ASCII), body);
  }

  private static byte[] join(byte[] one, byte[] other) {
    var joined = new byte[one.length + other.length];
    System.arraycopy(one, 0, joined, 0, one.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
