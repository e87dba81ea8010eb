package dev.haven.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// A mailbox of the naive account: a list of rows.
final class NaiveMailbox {
  record Row(
      long uid,
      Set<String> flags,
      int size,
      long email,
      long version,
      Map<String, String> annotations) {}

  final long id;
  String name;
  final Optional<Role> role;
  final Map<String, String> rights = new TreeMap<>();
  final Map<String, String> metadata = new TreeMap<>();
  long uidNext = 1;
  final List<Row> rows = new ArrayList<>();

  NaiveMailbox(long id, String name, Optional<Role> role) {
    this.id = id;
    this.name = name;
    this.role = role;
  }

  String add(List<NewMessage> messages, LongSupplier emails, long version) {
    var uids = new ArrayList<Long>();
    for (var message : messages) {
      var flags = NaiveFlags.names(message.flags(), message.keywords());
      int size = message.message().size();
      var annotations = NaiveAnnotations.text(message.annotations());
      rows.add(new Row(uidNext, flags, size, emails.getAsLong(), version, annotations));
      uids.add(uidNext++);
    }
    return uids.toString();
  }

  String flags(ChangeFlags c, long version) {
    var changed = new ArrayList<Long>();
    var modified = new ArrayList<Long>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var flags = NaiveFlags.changed(c, row.flags);
      if (!c.uids().contains(row.uid)) {
        continue;
      }
      if (row.version > c.unchangedSince().orElse(Long.MAX_VALUE)) {
        modified.add(row.uid);
      } else if (!flags.equals(row.flags)) {
        changed.add(row.uid);
        rows.set(i, new Row(row.uid, flags, row.size, row.email, version, row.annotations));
      }
    }
    return changed + " " + modified;
  }

  String annotate(Annotate a, long version) {
    var changed = new ArrayList<Long>();
    var modified = new ArrayList<Long>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var annotations = NaiveAnnotations.changed(row.annotations, a.values());
      if (!a.uids().contains(row.uid)) {
        continue;
      }
      if (row.version > a.unchangedSince().orElse(Long.MAX_VALUE)) {
        modified.add(row.uid);
      } else if (!annotations.equals(row.annotations)) {
        changed.add(row.uid);
        rows.set(i, new Row(row.uid, row.flags, row.size, row.email, version, annotations));
      }
    }
    return changed + " " + modified;
  }

  String expunge(Predicate<Row> going) {
    var uids = rows.stream().filter(going).map(Row::uid).toList();
    rows.removeIf(going);
    return uids.toString();
  }

  String copy(UidSet uids, NaiveMailbox target, long bits, Carried along, long version) {
    var sources = new ArrayList<Long>();
    var targets = new ArrayList<Long>();
    for (var row : List.copyOf(rows)) {
      if (uids.contains(row.uid)) {
        var flags = NaiveFlags.permitted(row.flags, bits);
        var carried = NaiveAnnotations.carried(row.annotations, along);
        target.rows.add(new Row(target.uidNext, flags, row.size, row.email, version, carried));
        sources.add(row.uid);
        targets.add(target.uidNext++);
      }
    }
    return sources + " " + targets;
  }

  String rights(ChangeRights c) {
    var name = (c.negative() ? "-" : "") + c.who().name();
    var same = c.who().account() + " ";
    var old = rights.getOrDefault(name, same);
    var letters = new TreeSet<Character>();
    if (c.operation() != FlagOperation.REPLACE && old.startsWith(same)) {
      old.substring(same.length()).chars().forEach(letter -> letters.add((char) letter));
    }
    for (char letter : letters(c.rights()).toCharArray()) {
      if (c.operation() == FlagOperation.REMOVE) {
        letters.remove(letter);
      } else {
        letters.add(letter);
      }
    }
    var text = new StringBuilder(same);
    letters.forEach(text::append);
    rights.put(name, text.toString());
    if (letters.isEmpty()) {
      rights.remove(name);
    }
    return letters.toString();
  }

  /// In the order of the alphabet, without `c` and `d`.
  static String letters(Rights rights) {
    var letters = new TreeSet<Character>();
    for (var right : Right.values()) {
      if (rights.has(right)) {
        letters.add(right.letter());
      }
    }
    var text = new StringBuilder();
    letters.forEach(text::append);
    return text.toString();
  }
}
