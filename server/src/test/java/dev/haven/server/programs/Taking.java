package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;

/// What every server must take from Haven.
///
/// @param arrivals what has come to the server
/// @param jane who sends it
record Taking(Arrivals arrivals, Haven haven, String jane) {
  private static final String EIGHT_BIT = " BODY=8BITMIME";

  /// The mail of a server.
  @FunctionalInterface
  interface Arrivals {
    /// A message that has arrived, which is taken away.
    String next() throws IOException;
  }

  /// @param noted what Received says of the way
  void everyLetterAsItIs(String to, String noted) throws Exception {
    var returnPath = "return-path: <" + jane + ">\n";
    try (var submitter = Submitter.of(haven, jane)) {
      for (var letter : Letters.few()) {
        submitter.send("<" + jane + ">" + EIGHT_BIT, "<" + to + ">", letter);
        var stored = arrivals.next();
        Letters.assertStored(letter, stored);
        assertTrue(stored.contains(noted), stored);
        assertTrue(stored.toLowerCase(Locale.ROOT).startsWith(returnPath), stored);
      }
    }
  }

  /// The message as it arrived.
  ///
  /// @param to an address beyond ASCII
  String headersAndAddressesBeyondAscii(String to) throws Exception {
    try (var submitter = Submitter.of(haven, jane)) {
      var letter = Letters.beyondAscii(jane, to);
      submitter.send("<" + jane + "> SMTPUTF8" + EIGHT_BIT, "<" + to + ">", letter);
      var stored = arrivals.next();
      Letters.assertStored(letter, stored);
      return stored;
    }
  }

  /// What the sender was told, who has asked for it.
  String aLetterWhoseSenderWantsToKnow(String to) throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var inbox = new Inbox(haven, jane)) {
      var letter = Letters.one("multipart");
      submitter.send(
          "<" + jane + "> RET=HDRS ENVID=QQ+2B314",
          "<" + to + "> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;First+2Blast@old.example",
          letter);
      Letters.assertStored(letter, arrivals.next());
      var report = inbox.await(1);
      assertTrue(report.contains("Action: delivered\r\n"), report);
      return report;
    }
  }
}
