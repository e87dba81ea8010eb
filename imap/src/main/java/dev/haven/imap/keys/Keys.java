package dev.haven.imap.keys;

import dev.haven.account.Account;
import dev.haven.imap.collation.Collation;
import dev.haven.imap.keys.KeyPages.Slot;
import dev.haven.message.MessageCard;
import java.util.EnumMap;
import java.util.Map;

/// The keys of one account under one collation, while a command looks at them. For one thread.
public final class Keys {
  private final KeyPages pages;
  private final Account account;
  private final Collation collation;

  /// By kind the page that was asked for last: whoever goes through a mailbox asks for the same one
  /// again and again.
  private final Map<KeyKind, Latest> latest = new EnumMap<>(KeyKind.class);

  private record Latest(int number, KeyPage page) {}

  Keys(KeyPages pages, Account account, Collation collation) {
    this.pages = pages;
    this.account = account;
    this.collation = collation;
  }

  public Collation collation() {
    return collation;
  }

  /// The page with the texts of an email that is in the account.
  public TextPage texts(long email) {
    return (TextPage) page(KeyKind.TEXTS, email);
  }

  public SortPage sorts(long email) {
    return (SortPage) page(KeyKind.SORTS, email);
  }

  public ThreadPage threads(long email) {
    return (ThreadPage) page(KeyKind.THREADS, email);
  }

  private KeyPage page(KeyKind kind, long email) {
    int number = KeyPage.numberOf(email);
    var last = latest.get(kind);
    if (last != null && last.number == number && last.page.upTo() >= email) {
      return last.page;
    }
    var page = find(kind, email);
    latest.put(kind, new Latest(number, page));
    return page;
  }

  private KeyPage find(KeyKind kind, long email) {
    // Identifiers are compared as they are, whatever the collation.
    var folding = kind == KeyKind.THREADS ? Collation.OCTET : collation;
    var slot = new Slot(kind, folding, KeyPage.numberOf(email));
    var known = pages.find(account, slot);
    if (known.isPresent() && known.get().upTo() >= email) {
      return known.get();
    }
    var made = make(kind, email);
    pages.keep(account, slot, made);
    return made;
  }

  private KeyPage make(KeyKind kind, long email) {
    long first = KeyPage.firstOf(KeyPage.numberOf(email));
    return switch (kind) {
      case TEXTS -> {
        var texts = new TextPage.Builder(collation);
        yield texts.build(scan(first, email, texts::add));
      }
      case SORTS -> {
        var sorts = new SortPage.Builder(collation);
        yield sorts.build(scan(first, email, sorts::add));
      }
      case THREADS -> {
        var threads = new ThreadPage.Builder(pages.digest());
        yield threads.build(scan(first, email, threads::add));
      }
    };
  }

  @FunctionalInterface
  private interface Row {
    void add(int row, MessageCard card);
  }

  /// Emails come in the order of their numbers, so whatever is not there below the last that is
  /// there will never be.
  ///
  /// @return the last email that is surely in, if it is at all
  private long scan(long first, long wanted, Row row) {
    var last = new long[] {wanted};
    account.cards(
        first,
        first + KeyPage.ROWS - 1,
        (email, card) -> {
          row.add((int) (email - first), card);
          last[0] = Math.max(last[0], email);
          return true;
        });
    return last[0];
  }
}
