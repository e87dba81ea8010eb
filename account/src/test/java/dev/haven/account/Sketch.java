package dev.haven.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes down all that a state says, so that two can be compared and a difference read.
final class Sketch {
  private Sketch() {}

  static String of(AccountState state) {
    var text = new StringBuilder();
    text.append("version ").append(state.version()).append('\n');
    text.append(state.usage()).append('\n').append(state.numbers()).append('\n');
    text.append("subscribed ").append(state.subscriptions()).append('\n');
    text.append("sharers ").append(state.sharers()).append('\n');
    text.append("metadata ").append(of(state.metadata())).append('\n');
    state
        .accessKeys()
        .all()
        .forEach((of, key) -> text.append(of).append(Arrays.toString(key.bytes())));
    state
        .references()
        .each((email, extra) -> text.append(email).append('+').append(extra).append(' '));
    text.append("\nthreads ");
    state.threads().older((key, thread) -> text.append(key).append(':').append(thread));
    text.append(" | ");
    state.threads().recent((key, thread) -> text.append(key).append(':').append(thread));
    text.append('\n');
    state.mailboxes().forEach(mailbox -> text.append(of(mailbox)));
    return text.toString();
  }

  static String of(Mailbox mailbox) {
    return "%d %s %s %s %s validity %d next %d modseq %d count %d unseen %d deleted %d size %d/%d %s\n  %s\n"
        .formatted(
            mailbox.id().value(),
            mailbox.name(),
            mailbox.role(),
            mailbox.acl().entries(),
            of(mailbox.metadata()),
            mailbox.uidValidity(),
            mailbox.uidNext(),
            mailbox.highestModSeq(),
            mailbox.count(),
            mailbox.unseen(),
            mailbox.deleted(),
            mailbox.size(),
            mailbox.deletedSize(),
            mailbox.keywords().names(),
            String.join("\n  ", of(mailbox.messages())));
  }

  static String of(Metadata metadata) {
    var text = new StringBuilder();
    metadata
        .entries()
        .forEach((key, value) -> text.append(key).append(Arrays.toString(value.bytes())));
    return text.toString();
  }

  static String of(Annotations annotations) {
    var text = new StringBuilder();
    annotations
        .values()
        .forEach((key, value) -> text.append(key).append(Arrays.toString(value.bytes())));
    return text.toString();
  }

  static List<String> of(Messages messages) {
    var rows = new ArrayList<String>();
    for (var m = messages.cursor(); m.next(); ) {
      rows.add(
          "%d: uid %d modseq %d flags %x size %d received %d saved %d sent %d email %d thread %d %s"
              .formatted(
                  m.index(),
                  m.uid(),
                  m.modSeq(),
                  m.flags(),
                  m.size(),
                  m.receivedAt(),
                  m.savedAt(),
                  m.sentAt(),
                  m.emailId(),
                  m.threadId(),
                  of(m.annotations())));
    }
    return rows;
  }
}
