package dev.haven.account;

import dev.haven.account.format.AccountRoot;
import java.util.List;

/// Writes [References] as runs of neighbours with equal counts, see `account.proto`.
final class ReferencesCodec {
  private final AccountRoot.Builder root;
  private long end;
  private long first;
  private long last = -1;
  private int extra;

  ReferencesCodec(AccountRoot.Builder root) {
    this.root = root;
  }

  void encode(References references) {
    references.each(this::add);
    flush();
  }

  private void add(long email, int count) {
    if (last >= 0 && email == last + 1 && count == extra) {
      last = email;
      return;
    }
    flush();
    first = email;
    last = email;
    extra = count;
  }

  private void flush() {
    if (last >= 0) {
      root.addReferences(first - end).addReferences(last - first).addReferences(extra);
      end = last;
    }
  }

  static References decode(List<Long> runs) {
    var references = new ReferencesEditor(References.NONE);
    long end = 0;
    for (int i = 0; i + 2 < runs.size(); i += 3) {
      long first = end + runs.get(i);
      end = first + runs.get(i + 1);
      int extra = Math.toIntExact(runs.get(i + 2));
      for (long email = first; email <= end; email++) {
        references.add(email, extra);
      }
    }
    return references.build();
  }
}
