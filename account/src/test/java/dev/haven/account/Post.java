package dev.haven.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/// Messages to put into accounts.
final class Post {
  private Post() {}

  static ReceivedMessage message(Accounts accounts, String body) {
    try (var incoming = accounts.receive()) {
      var bytes =
          ("From: a@example.com\r\nDate: Thu, 1 Jan 2026 12:00:00 +0000\r\nSubject: x\r\n\r\n"
                  + body)
              .getBytes(UTF_8);
      incoming.write(bytes, 0, bytes.length);
      return incoming.finish();
    }
  }

  static NewMessage unread(Accounts accounts, String body) {
    return NewMessage.of(message(accounts, body), 1_800_000_000);
  }

  /// Adds `count` messages to INBOX and returns it.
  static Mailbox fill(Accounts accounts, Account account, int count) throws IntentRefused {
    var inbox = account.state().mailbox("INBOX").orElseThrow().id();
    for (int i = 0; i < count; i++) {
      account.commit(new AddMessages(inbox, List.of(unread(accounts, "body " + i))));
    }
    return account.state().mailbox(inbox).orElseThrow();
  }
}
