package dev.haven.smtp.client;

/// How far it came.
public enum Stage {
  /// Where does the mail go? Asked of the DNS.
  ROUTE("finding the server"),
  CONNECT("connecting"),
  GREETING("the greeting"),
  HELLO("the introduction (EHLO)"),
  TLS("agreeing on TLS"),
  SIGN_IN("signing in (AUTH)"),
  MAIL("naming the sender (MAIL)"),
  RCPT("naming the recipient (RCPT)"),
  CONTENT("sending the message"),
  /// The whole message was sent; the server's decision is awaited.
  DECISION("waiting for the decision on the message");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  /// As a person reads it.
  public String words() {
    return words;
  }
}
