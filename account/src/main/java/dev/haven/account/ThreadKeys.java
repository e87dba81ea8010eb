package dev.haven.account;

import dev.haven.message.MessageCard;
import dev.haven.message.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/// By what an email finds its thread, and is found by those that answer it: its message id and
/// those it refers to, each hashed together with the base subject (RFC 5256 §2.1), since a new
/// subject begins a new conversation.
///
/// @param toFind nearest first: what it answers, what that answered, and itself, for answers that
///   came before it
/// @param toKeep what is remembered of it; few, so that no message displaces many others
record ThreadKeys(List<Long> toFind, List<Long> toKeep) {
  /// Message ids beyond its own that are remembered of one email: the nearest, under which the
  /// others that answer the same email find it even if that one never comes.
  private static final int MOST_KEPT = 3;

  private static final long PRIME = 0x100000001B3L;
  private static final long BASIS = 0xCBF29CE484222325L;

  static ThreadKeys of(MessageCard card) {
    var referred = new ArrayList<>(card.references());
    Collections.reverse(referred);
    referred.addAll(card.inReplyTo());
    long subject = hash(card.baseSubject(), BASIS);
    var toFind = new LinkedHashSet<Long>();
    referred.forEach(id -> toFind.add(hash(id, subject)));
    var toKeep = new LinkedHashSet<Long>();
    if (card.messageId().length() > 0) {
      toKeep.add(hash(card.messageId(), subject));
    }
    toFind.stream().limit(MOST_KEPT).forEach(toKeep::add);
    toFind.addAll(toKeep);
    return new ThreadKeys(List.copyOf(toFind), List.copyOf(toKeep));
  }

  /// FNV-1a with letters in lower case, and a last mixing step.
  private static long hash(Slice text, long basis) {
    long hash = basis;
    var bytes = text.bytes();
    for (int i = text.offset(); i < text.offset() + text.length(); i++) {
      int b = bytes[i];
      hash = (hash ^ (b >= 'A' && b <= 'Z' ? b | 0x20 : b & 0xff)) * PRIME;
    }
    hash = (hash ^ (hash >>> 32)) * PRIME;
    return hash ^ (hash >>> 29);
  }
}
