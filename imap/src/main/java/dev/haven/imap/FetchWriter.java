package dev.haven.imap;

import dev.haven.account.MessageCursor;
import dev.haven.message.MessageCard;
import dev.haven.message.TransferEncoding;
import dev.haven.store.StoredBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the FETCH responses of one command (RFC 9051 §7.5.2).
///
/// Three ways, by what the items need: the columns of the mailbox alone; the cards; or cards and
/// bodies; those in scans. What is told is the mailbox as it was announced. For one thread.
final class FetchWriter {
  private static final byte[] BEGIN = "* ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FETCH = " FETCH (".getBytes(StandardCharsets.US_ASCII);

  /// RFC 9586 §3.3.
  private static final byte[] UIDFETCH = " UIDFETCH (".getBytes(StandardCharsets.US_ASCII);

  private final State.Selected state;
  private final List<FetchItem> items;
  private final ItemWriter[] writers;
  private final boolean needsCard;
  private final boolean needsBody;
  private final boolean needsHeader;
  private final boolean mayBeAbsent;
  private final long changedSince;
  private final boolean uidOnly;
  private final Row row;
  private final Responses out;
  private int missing;
  private boolean unknownEncoding;

  /// For items of which none is a preview.
  FetchWriter(State.Selected state, List<FetchItem> items, long changedSince, Responses out) {
    this(state, items, changedSince, new Previews(), out);
  }

  /// @param changedSince only messages changed after that version are told; -1 for all
  FetchWriter(
      State.Selected state,
      List<FetchItem> items,
      long changedSince,
      Previews previews,
      Responses out) {
    var flags = new FlagWriter(state.announced().keywords());
    this.state = state;
    this.items = items;
    this.writers =
        items.stream()
            .map(item -> ItemWriter.of(item, state, flags, previews))
            .toArray(ItemWriter[]::new);
    this.needsCard = items.stream().anyMatch(FetchItem::needsCard);
    this.needsBody = items.stream().anyMatch(FetchItem::needsBody);
    this.needsHeader = items.stream().anyMatch(FetchItem::needsHeader);
    this.mayBeAbsent = items.stream().anyMatch(FetchItem::mayBeAbsent);
    this.changedSince = changedSince;
    this.uidOnly = state.enabled().uidOnly();
    this.row = new Row(state.account(), state.announced().messages().cursor());
    this.out = out;
  }

  /// Messages that could not be told of because they are gone for good.
  int missing() {
    return missing;
  }

  /// Whether a part could not be decoded, since nobody knows its encoding (RFC 3516 §4.3).
  boolean metUnknownEncoding() {
    return unknownEncoding;
  }

  void write(Selection chosen) throws IOException {
    var messages = state.announced().messages();
    var told = changedSince < 0 ? chosen : chosen.changedSince(changedSince, messages);
    if (needsBody) {
      var scan = new BodyScan(state.account(), messages, this::visit);
      scan.over(told);
      missing += scan.missing();
    } else if (needsCard) {
      var scan = new CardScan(state.account(), messages, this::visit);
      scan.over(told);
      missing += scan.missing();
    } else {
      columns(told);
    }
  }

  private void columns(Selection told) throws IOException {
    for (int range = 0; range < told.ranges(); range++) {
      int last = told.last(range);
      var m = state.announced().messages().cursor(told.first(range));
      while (m.index() < last && m.next()) {
        row.at(m);
        tell();
      }
    }
  }

  private void visit(MessageCursor message, MessageCard card, StoredBody body) throws IOException {
    row.at(message, card, body);
    tell();
  }

  private void visit(MessageCursor message, MessageCard card) throws IOException {
    row.at(message, card);
    tell();
  }

  private void tell() throws IOException {
    if (needsHeader && !row.hasHeader()) {
      missing++;
    } else if (needsBody && hasUnknownEncoding()) {
      // RFC 3516 §4.3: the request fails; nothing of it may look like an answer.
      unknownEncoding = true;
    } else {
      writeItems();
    }
  }

  private void writeItems() throws IOException {
    if (mayBeAbsent && !tellsAny()) {
      // RFC 9051 §9, rule `msg-att`: there is no empty list.
      return;
    }
    out.bytes(BEGIN).number(uidOnly ? row.message().uid() : row.message().index() + 1L);
    out.bytes(uidOnly ? UIDFETCH : FETCH);
    boolean first = true;
    for (var writer : writers) {
      if (mayBeAbsent && !writer.tells(row)) {
        continue;
      }
      if (!first) {
        out.sp();
      }
      first = false;
      writer.write(row, out);
    }
    out.put(')').crlf();
  }

  private boolean tellsAny() {
    for (var writer : writers) {
      if (writer.tells(row)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasUnknownEncoding() {
    for (var item : items) {
      boolean unknown =
          switch (item) {
            case FetchItem.Binary binary -> hasUnknownEncoding(binary.section());
            case FetchItem.BinarySize size -> hasUnknownEncoding(size.section());
            case FetchItem.Attribute _,
                FetchItem.BodySection _,
                FetchItem.Preview _,
                FetchItem.Annotation _ ->
                false;
          };
      if (unknown) {
        return true;
      }
    }
    return false;
  }

  private boolean hasUnknownEncoding(Section section) {
    var part = row.card().part(section.part());
    return section.part().length > 0
        && part.isPresent()
        && part.get().encoding() == TransferEncoding.UNKNOWN;
  }
}
