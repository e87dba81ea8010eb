package dev.haven.account;

/// Joins neighbouring chunks that have become small: by expunging, or because deliveries to an
/// account that nobody read began new ones. Changes no message, no version, no count.
final class Compaction {
  private Compaction() {}

  static AccountState of(AccountState state, PageReader pages) {
    var mailboxes = state.byId().clone();
    for (int i = 0; i < mailboxes.length; i++) {
      var messages = mailboxes[i].messages();
      if (worthwhile(messages)) {
        mailboxes[i] =
            mailboxes[i].withMessages(joined(messages, pages), mailboxes[i].highestModSeq());
      }
    }
    return new AccountState(
        state.version(),
        mailboxes,
        state.names(),
        state.subscribed(),
        state.sharers(),
        state.metadata(),
        state.accessKeys(),
        state.usage(),
        state.numbers(),
        state.references(),
        state.deliveries(),
        state.threads());
  }

  private static boolean worthwhile(Messages messages) {
    for (int i = 1; i < messages.chunks(); i++) {
      if (fit(messages.chunk(i - 1).count(), messages.chunk(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean fit(int before, Chunk chunk) {
    return before + chunk.count() <= Chunk.LARGEST;
  }

  private static Messages joined(Messages messages, PageReader pages) {
    var builder = new MessagesBuilder(pages);
    int open = 0;
    for (int i = 0; i < messages.chunks(); i++) {
      var chunk = messages.chunk(i);
      boolean joinsNext = i + 1 < messages.chunks() && fit(chunk.count(), messages.chunk(i + 1));
      if (open > 0 && fit(open, chunk)) {
        builder.addRows(chunk);
        open += chunk.count();
      } else if (joinsNext) {
        builder.flush();
        builder.addRows(chunk);
        open = chunk.count();
      } else {
        builder.add(chunk);
        open = 0;
      }
    }
    return builder.build();
  }
}
