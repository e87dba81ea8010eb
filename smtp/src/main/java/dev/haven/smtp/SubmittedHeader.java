package dev.haven.smtp;

import dev.haven.directory.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules for what our own people's programs send (RFC 6409 §8).
///
/// From and Sender name the person who signed in, by any of their addresses; who forwards a message
/// as it is (RFC 5322 §3.6.6) names themself in Resent-From instead, and its From is somebody's
/// elsewhere. Fields for blind copies stay here (RFC 5322 §3.6.3). What is missing is added: Date,
/// Message-ID, From, and a Sender where From names several (RFC 5322 §3.6.2).
final class SubmittedHeader implements HeaderRules {
  private final HeaderRules relayed;
  private final Supplement supplement;
  private final Optional<OwnNames> names;

  private boolean dated;
  private boolean identified;
  private boolean froms;
  private boolean senders;
  private final List<NamedMailbox> from = new ArrayList<>();
  private final List<NamedMailbox> senderNames = new ArrayList<>();
  private final List<NamedMailbox> resent = new ArrayList<>();

  /// @param names under which the person may send; empty if under any
  SubmittedHeader(HeaderRules relayed, Supplement supplement, Optional<OwnNames> names) {
    this.relayed = relayed;
    this.supplement = supplement;
    this.names = names;
  }

  @Override
  public Treatment field(String name) throws Refused {
    switch (name) {
      case "date" -> dated = true;
      case "message-id" -> identified = true;
      case "bcc", "resent-bcc" -> {
        return Treatment.DROP;
      }
      case "from" -> {
        once("From", froms && names.isPresent());
        froms = true;
        return Treatment.READ;
      }
      case "sender" -> {
        once("Sender", senders && names.isPresent());
        senders = true;
        return Treatment.READ;
      }
      case "resent-from", "resent-sender" -> {
        return Treatment.READ;
      }
      default -> {
        return relayed.field(name);
      }
    }
    return Treatment.KEEP;
  }

  /// RFC 5322 §3.6: of two, programs show different ones.
  private static void once(String name, boolean seen) throws Refused {
    if (seen) {
      throw Reply.refused(
          550,
          "5.6.0",
          "The message has two " + name + " fields, and programs disagree which counts;",
          "send it with one");
    }
  }

  @Override
  public void value(String name, byte[] value) throws Refused {
    switch (name) {
      case "from" -> from.addAll(NamedMailbox.all(value));
      case "sender" -> senderNames.addAll(NamedMailbox.all(value));
      case "resent-from", "resent-sender" -> resent.addAll(NamedMailbox.all(value));
      default -> relayed.value(name, value);
    }
  }

  @Override
  public boolean keeps(String name, byte[] value) throws Refused {
    return relayed.keeps(name, value);
  }

  @Override
  public String missing() throws Refused {
    var added = new StringBuilder();
    if (names.isPresent()) {
      check(names.get());
      added.append(added(names.get().address()));
    }
    added.append(dated ? "" : supplement.date());
    added.append(identified ? "" : supplement.messageId());
    return added.toString();
  }

  private void check(OwnNames own) throws Refused {
    if (resent.isEmpty()) {
      requireOwn(own, "From", from);
      requireOwn(own, "Sender", senderNames);
    } else {
      requireOwn(own, "Resent-From", resent);
      requireElsewhere(own, from);
      requireElsewhere(own, senderNames);
    }
    if (froms && from.isEmpty()) {
      throw Reply.refused(
          550, "5.6.0", "The From field names nobody; put " + own.address() + " into it");
    }
  }

  private static void requireOwn(OwnNames own, String field, List<NamedMailbox> named)
      throws Refused {
    for (var mailbox : named) {
      if (!own.includes(mailbox)) {
        throw Reply.refused(
            550,
            "5.7.1",
            "You are signed in as " + own.address() + ", and " + field + " says " + mailbox + ";",
            "set your mail program's sender to one of your own addresses, or have an alias added");
      }
    }
  }

  /// Nobody passes off as a colleague what they wrote themself.
  private static void requireElsewhere(OwnNames own, List<NamedMailbox> named) throws Refused {
    for (var mailbox : named) {
      if (own.isHere(mailbox) && !own.includes(mailbox)) {
        throw Reply.refused(
            550,
            "5.7.1",
            "A message from " + mailbox + " can be resent by its sender only;",
            "forward it as an attachment, or inline, from your own address");
      }
    }
  }

  private String added(Address sender) {
    var field = froms ? "" : "From: <" + sender + ">\r\n";
    boolean several = from.size() > 1 && !senders && resent.isEmpty();
    return field + (several ? "Sender: <" + sender + ">\r\n" : "");
  }
}
