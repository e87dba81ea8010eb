package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Examination;
import dev.haven.dns.NameServers;
import dev.haven.dns.Reply;
import dev.haven.dns.ResourceRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What all servers said to all questions. Filled and read by one thread.
final class Survey {
  private final NameServers questions;
  private final Examination examination;
  private final Map<Key, Map<Authority, Reply>> own = new HashMap<>();
  private final Map<Key, Map<Authority, Reply>> resolved = new HashMap<>();

  Survey(NameServers questions, Examination examination) {
    this.questions = questions;
    this.examination = examination;
  }

  /// One question to one server.
  private record Question(
      Authority server, Key key, NameServers.Manner manner, Map<Key, Map<Authority, Reply>> kept) {}

  /// Asks them all, side by side.
  ///
  /// @param authorities who answers for a name
  void ask(
      Collection<Key> keys,
      Function<String, List<Authority>> authorities,
      List<Authority> resolvers) {
    var asked = new ArrayList<Question>();
    for (var key : keys) {
      for (var server : authorities.apply(key.name())) {
        asked.add(new Question(server, key, NameServers.Manner.OWN, own));
      }
      for (var server : resolvers) {
        asked.add(new Question(server, key, NameServers.Manner.RECURSIVE, resolved));
      }
    }
    var replies = examination.sideBySide(asked.stream().map(this::check).toList());
    for (int i = 0; i < asked.size(); i++) {
      var question = asked.get(i);
      question
          .kept()
          .computeIfAbsent(question.key(), _ -> new LinkedHashMap<>())
          .put(question.server(), replies.get(i));
    }
  }

  private Check<Reply> check(Question question) {
    var key = question.key();
    var address = question.server().address();
    return new Check<>(
        key.type() + " of " + key.name() + " at " + question.server().shown(),
        () -> questions.ask(address, key.name(), key.type(), question.manner()),
        () -> new Reply.Silence("no answer"));
  }

  /// Whether a resolver knows the zone when it is told not to check signatures.
  boolean isMendedUnchecked(Authority resolver, String zone) {
    var asked =
        new Question(resolver, new Key(zone, "SOA"), NameServers.Manner.UNCHECKED, Map.of());
    return examination.sideBySide(List.of(check(asked))).getFirst() instanceof Reply.Response said
        && said.isUsable();
  }

  /// What each server that answers for the name said.
  Map<Authority, Reply> ownReplies(Key key) {
    return own.getOrDefault(key, Map.of());
  }

  /// What those said who speak for the zone with authority.
  Map<Authority, Reply.Response> own(Key key) {
    return usable(ownReplies(key), true);
  }

  Map<Authority, Reply> resolvedReplies(Key key) {
    return resolved.getOrDefault(key, Map.of());
  }

  Map<Authority, Reply.Response> resolved(Key key) {
    return usable(resolvedReplies(key), false);
  }

  private static Map<Authority, Reply.Response> usable(
      Map<Authority, Reply> replies, boolean authoritative) {
    var usable = new LinkedHashMap<Authority, Reply.Response>();
    replies.forEach((server, reply) -> {
      if (reply instanceof Reply.Response response
          && response.isUsable()
          && (response.authoritative() || !authoritative)) {
        usable.put(server, response);
      }
    });
    return usable;
  }

  /// The records of a name as the first knows them who can be believed most.
  List<ResourceRecord> records(Key key) {
    var believed = own(key).isEmpty() ? resolved(key) : own(key);
    return believed.values().stream()
        .findFirst()
        .map(response -> response.answers(key.name(), key.type()))
        .orElse(List.of());
  }
}
