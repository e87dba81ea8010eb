package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;

/// One of our people who signs in and sends letters: at port 465, and at 587 with and without
/// STARTTLS.
record Author(Ground ground, FirstAccount who) {
  /// Hands one letter over.
  @FunctionalInterface
  interface Sending {
    void send(SmtpTalk smtp, String letter) throws IOException;
  }

  String address() {
    return who.address();
  }

  /// Sends some letters on a connection of their own.
  ///
  /// @param turn on which the port and the letters depend
  void connect(int turn, int letters, Sending sending) throws IOException {
    try (var smtp = connection(turn)) {
      for (int i = 0; i < letters; i++) {
        sending.send(smtp, letter(turn + i));
      }
    }
  }

  private SmtpTalk connection(int turn) throws IOException {
    var port = turn % 3 == 0 ? "submissions" : "submission";
    var smtp = SmtpTalk.open(Line.to(ground, port));
    if (turn % 3 == 1) {
      smtp.secure(ground);
    }
    smtp.signIn(who);
    return smtp;
  }

  /// From its Subject on it is everybody's: nobody may submit under another's name.
  private String letter(int number) {
    var letter = Letters.of(number);
    return "From: <" + who.address() + ">\r\n" + letter.substring(letter.indexOf("Subject:"));
  }
}
