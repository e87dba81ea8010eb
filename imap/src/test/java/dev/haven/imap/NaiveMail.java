package dev.haven.imap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// An account as simple as can be: what the real one is held against.
final class NaiveMail {
  static final class Message {
    final long uid;
    final String text;
    final Set<String> flags = new TreeSet<>();
    final NaiveNotes notes = new NaiveNotes();
    long changedAt;

    Message(long uid, String text) {
      this.uid = uid;
      this.text = text;
    }
  }

  static final class Mailbox {
    long uidNext = 1;
    final List<Message> messages = new ArrayList<>();

    /// Everything that was ever here: a session may still ask for what others expunged.
    final Map<Long, String> texts = new HashMap<>();

    /// When what is gone went.
    final Map<Long, Long> goneAt = new HashMap<>();

    /// The UIDs of what went after a moment.
    Set<Long> goneSince(long clock) {
      var gone = new TreeSet<Long>();
      goneAt.forEach((uid, at) -> {
        if (at > clock) {
          gone.add(uid);
        }
      });
      return gone;
    }

    boolean has(long uid) {
      return messages.stream().anyMatch(m -> m.uid == uid);
    }

    List<Message> those(Set<Long> uids) {
      return messages.stream().filter(m -> uids.contains(m.uid)).toList();
    }

    long count(Predicate<Message> which) {
      return messages.stream().filter(which).count();
    }
  }

  final SortedMap<String, Mailbox> mailboxes = new TreeMap<>();

  /// Ticks with every change.
  long clock;

  NaiveMail() {
    for (var name : List.of("INBOX", "Drafts", "Sent", "Junk", "Trash", "Archive")) {
      mailboxes.put(name, new Mailbox());
    }
  }

  Message add(Mailbox mailbox, String text, Set<String> flags) {
    var message = new Message(mailbox.uidNext++, text);
    message.flags.addAll(flags);
    message.changedAt = ++clock;
    mailbox.messages.add(message);
    mailbox.texts.put(message.uid, text);
    return message;
  }

  /// @param operation `+`, `-` or nothing
  void store(Message message, String operation, Set<String> flags) {
    var before = Set.copyOf(message.flags);
    apply(message.flags, operation, flags);
    if (!message.flags.equals(before)) {
      message.changedAt = ++clock;
    }
  }

  /// @param values by [NaiveNotes#set]
  void annotate(Message message, Map<String, Optional<String>> values) {
    if (message.notes.set(values)) {
      message.changedAt = ++clock;
    }
  }

  static void apply(Set<String> to, String operation, Set<String> flags) {
    switch (operation) {
      case "+" -> to.addAll(flags);
      case "-" -> to.removeAll(flags);
      default -> {
        to.clear();
        to.addAll(flags);
      }
    }
  }

  List<Long> copy(List<Message> messages, Mailbox target) {
    return messages.stream().map(m -> copy(m, target).uid).toList();
  }

  private Message copy(Message message, Mailbox target) {
    var copy = add(target, message.text, message.flags);
    copy.notes.set(message.notes);
    return copy;
  }

  void expunge(Mailbox mailbox, Predicate<Message> which) {
    clock++;
    mailbox.messages.stream().filter(which).forEach(m -> mailbox.goneAt.put(m.uid, clock));
    mailbox.messages.removeIf(which);
  }

  boolean create(String name) {
    if (mailboxes.containsKey(name)) {
      return false;
    }
    createMissing(name);
    return true;
  }

  private void createMissing(String name) {
    for (int at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
      mailboxes.computeIfAbsent(name.substring(0, at), _ -> new Mailbox());
    }
    mailboxes.computeIfAbsent(name, _ -> new Mailbox());
  }

  boolean delete(String name) {
    if (name.equals("INBOX") || !mailboxes.containsKey(name) || !below(name).isEmpty()) {
      return false;
    }
    mailboxes.remove(name);
    return true;
  }

  private List<String> below(String name) {
    return mailboxes.keySet().stream().filter(other -> other.startsWith(name + "/")).toList();
  }

  boolean rename(String name, String newName) {
    if (!mailboxes.containsKey(name) || mailboxes.containsKey(newName)) {
      return false;
    }
    if (name.equals("INBOX")) {
      emptyInbox(newName);
      return true;
    }
    if (newName.startsWith(name + "/")) {
      return false;
    }
    renameTree(name, newName);
    return true;
  }

  private void emptyInbox(String newName) {
    createMissing(newName);
    var inbox = existing("INBOX");
    copy(List.copyOf(inbox.messages), existing(newName));
    expunge(inbox, _ -> true);
  }

  private Mailbox existing(String name) {
    return Objects.requireNonNull(mailboxes.get(name));
  }

  private void renameTree(String name, String newName) {
    var moved = new ArrayList<>(below(name));
    moved.add(name);
    createMissing(newName);
    for (var old : moved) {
      mailboxes.put(newName + old.substring(name.length()), existing(old));
      mailboxes.remove(old);
    }
  }
}
