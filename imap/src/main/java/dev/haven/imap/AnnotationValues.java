package dev.haven.imap;

import dev.haven.account.Annotate;
import dev.haven.account.AnnotationKey;
import dev.haven.account.Octets;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values of annotations that STORE or APPEND sets: RFC 5257 §5, rule `att-annotate`.
record AnnotationValues(List<Item> items) {
  static final AnnotationValues NONE = new AnnotationValues(List.of());

  private static final int MOST = 1_000;

  /// One value, or none to remove it.
  record Item(String entry, boolean shared, Optional<Octets> value) {}

  /// `(entry (attribute value ...) ...)`.
  static AnnotationValues parse(ImapCursor in) throws SyntaxException {
    var items = new ArrayList<Item>();
    in.list(() -> {
      var entry = EntryMatch.name(in);
      in.space();
      return in.list(() -> items.add(item(entry, in)));
    });
    return new AnnotationValues(List.copyOf(items));
  }

  private static Item item(String entry, ImapCursor in) throws SyntaxException {
    boolean shared = AnnotationAttribute.onlyShared(in);
    in.space();
    int at = in.position();
    if (!in.seesString()) {
      in.nil();
      return new Item(entry, shared, Optional.empty());
    }
    var value = in.stringBytes();
    // RFC 5257 §3.2.1.
    boolean flag = EntryMatch.isOfPart(entry) && entry.indexOf("/flags/", 1) > 0;
    if (flag && !(value.length == 1 && (value[0] == '0' || value[0] == '1'))) {
      throw new SyntaxException("\"0\", \"1\" or NIL for a flag", at);
    }
    return new Item(entry, shared, Optional.of(Octets.of(value)));
  }

  List<String> entries() {
    return items.stream().map(Item::entry).distinct().toList();
  }

  /// RFC 5257 §3.4, RFC 5257 §4.5: what this person may set, and how much.
  void check(Rights rights) throws Refused {
    if (items.size() > MOST) {
      throw new Refused("ANNOTATE TOOMANY", "At most " + MOST + " values in one command");
    }
    for (var item : items) {
      var needed = item.shared() ? Right.ANNOTATE : Right.READ;
      if (!rights.has(needed)) {
        throw Mailboxes.noPermission(needed);
      }
      if (item.value().map(Octets::length).orElse(0) > Annotate.LARGEST) {
        throw new Refused("ANNOTATE TOOBIG", "A value has at most " + Annotate.LARGEST + " octets");
      }
    }
  }

  /// As somebody sets them; of several for one entry the last counts.
  Map<AnnotationKey, Optional<Octets>> of(String viewer) {
    var values = new LinkedHashMap<AnnotationKey, Optional<Octets>>();
    for (var item : items) {
      values.put(new AnnotationKey(item.entry(), item.shared() ? "" : viewer), item.value());
    }
    return values;
  }
}
