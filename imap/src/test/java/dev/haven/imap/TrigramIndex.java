package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.message.MessageCard;
import dev.haven.message.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A small index of three letters each: an email fits as far as it has the trigrams of what is
/// looked for. Made anew for each search.
final class TrigramIndex implements FuzzyIndex {
  /// Less is chance.
  private static final int LEAST = 40;

  @Override
  public Scores find(Account account, Query query) {
    var postings = new HashMap<String, Set<Long>>();
    account.cards(
        1,
        Long.MAX_VALUE,
        (email, card) -> {
          for (var gram : grams(text(account, email, card, query))) {
            postings.computeIfAbsent(gram, _ -> new HashSet<>()).add(email);
          }
          return true;
        });
    var wanted = grams(query.text());
    return email -> score(email, wanted, postings);
  }

  private static int score(long email, Set<String> wanted, Map<String, Set<Long>> postings) {
    long met =
        wanted.stream()
            .filter(gram -> postings.getOrDefault(gram, Set.of()).contains(email))
            .count();
    int score = (int) (100 * met / wanted.size());
    return score < LEAST ? 0 : score;
  }

  private static String text(Account account, long email, MessageCard card, Query query) {
    return switch (query) {
      case Query.Field(var name, _) when name.equals("SUBJECT") -> utf8(card.subject());
      case Query.Field(var name, _) when name.equals("FROM") -> utf8(card.from());
      case Query.Field _ -> utf8(card.header());
      case Query.Body _ -> octets(account, email, card).substring((int) card.headerLength());
      case Query.Anywhere _ -> octets(account, email, card);
    };
  }

  private static String octets(Account account, long email, MessageCard card) {
    var bytes = new byte[(int) card.size()];
    var body = account.body(email).orElseThrow();
    for (int at = 0; at < bytes.length; ) {
      at += body.read(at, bytes, at, bytes.length - at);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String utf8(Slice text) {
    return new String(text.copy(), StandardCharsets.UTF_8);
  }

  /// Of each word, with a space before and behind it.
  private static Set<String> grams(String text) {
    var grams = new HashSet<String>();
    var padded = new StringBuilder(" ");
    text.toLowerCase(Locale.ROOT)
        .chars()
        .forEach(c -> padded.append(Character.isLetterOrDigit(c) ? (char) c : ' '));
    padded.append(' ');
    for (int i = 0; i + 3 <= padded.length(); i++) {
      var gram = padded.substring(i, i + 3);
      if (gram.charAt(1) != ' ') {
        grams.add(gram);
      }
    }
    return grams;
  }
}
