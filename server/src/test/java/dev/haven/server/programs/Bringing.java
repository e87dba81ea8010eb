package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// What every server must be able to bring to Haven.
///
/// @param port where the server takes mail from its own clients
/// @param jane whom it is for
record Bringing(int port, Haven haven, String jane) {
  private static final String EIGHT_BIT = " BODY=8BITMIME";

  /// @param from the address of the sender
  /// @param noted what Received says of the way
  void everyLetterAsItIs(String from, String noted) throws Exception {
    try (var client = Submitter.of(port);
        var inbox = new Inbox(haven, jane)) {
      int count = 0;
      for (var letter : Letters.few()) {
        client.send("<" + from + ">" + EIGHT_BIT, "<" + jane + ">", letter);
        var stored = inbox.await(++count);
        assertTrue(stored.endsWith("\r\n" + letter), stored);
        assertTrue(stored.contains(noted + "\r\n"), stored);
      }
    }
  }

  /// The message as it arrived.
  ///
  /// @param from an address beyond ASCII
  String headersAndSendersBeyondAscii(String from) throws Exception {
    try (var client = Submitter.of(port);
        var inbox = new Inbox(haven, jane)) {
      var letter = Letters.beyondAscii(from, jane);
      client.send("<" + from + "> SMTPUTF8" + EIGHT_BIT, "<" + jane + ">", letter);
      var stored = inbox.await(1);
      assertTrue(stored.endsWith("\r\n" + letter), stored);
      assertTrue(stored.startsWith(Letters.utf8("Return-Path: <" + from + ">\r\n")), stored);
      return stored;
    }
  }

  /// Returns once it has arrived; the sender has asked to be told of that.
  void aLetterWhoseSenderWantsToKnow(String from) throws Exception {
    try (var client = Submitter.of(port);
        var inbox = new Inbox(haven, jane)) {
      client.send(
          "<" + from + "> RET=HDRS ENVID=QQ+2B314",
          "<" + jane + "> NOTIFY=SUCCESS ORCPT=rfc822;First+2Blast@old.example",
          Letters.one("dots"));
      inbox.await(1);
    }
  }
}
