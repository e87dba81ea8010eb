package dev.haven.bench.mail;

import java.util.List;
import java.util.SplittableRandom;

/// Names and words that letters are made of.
final class Words {
  static final List<String> GIVEN =
      List.of(
          "Anna", "Ben", "Chiara", "David", "Emma", "Felix", "Greta", "Hugo", "Ida", "Jonas",
          "Kira", "Leon", "Maya", "Noah", "Olga", "Paul", "Rosa", "Simon", "Tara", "Viktor");
  static final List<String> FAMILY =
      List.of(
          "Albrecht",
          "Baker",
          "Castelli",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Hansen",
          "Ivanova",
          "Jones",
          "Keller",
          "Lindqvist",
          "Moreau",
          "Novak",
          "Okafor",
          "Peters",
          "Quinn",
          "Rossi",
          "Schneider",
          "Tanaka",
          "Ueda",
          "Varga",
          "Weber",
          "Xu",
          "Young",
          "Zimmermann");
  static final List<String> DOMAINS =
      List.of("example.net", "example.org", "post.example", "office.example", "lists.example");

  private static final List<String> TEXT =
      List.of(
          "the",
          "of",
          "and",
          "to",
          "in",
          "we",
          "that",
          "for",
          "is",
          "with",
          "on",
          "as",
          "you",
          "have",
          "this",
          "be",
          "will",
          "are",
          "from",
          "our",
          "not",
          "but",
          "by",
          "at",
          "one",
          "meeting",
          "report",
          "budget",
          "quarter",
          "invoice",
          "delivery",
          "project",
          "customer",
          "proposal",
          "schedule",
          "release",
          "question",
          "answer",
          "garden",
          "summer",
          "train",
          "ticket",
          "agenda",
          "minutes",
          "contract",
          "draft",
          "review",
          "server",
          "backup",
          "network",
          "holiday",
          "birthday",
          "dinner",
          "recipe",
          "picture",
          "music",
          "concert",
          "library",
          "school",
          "teacher",
          "doctor",
          "weather",
          "mountain",
          "river",
          "bicycle",
          "please",
          "thanks",
          "tomorrow",
          "yesterday",
          "monday",
          "friday",
          "morning",
          "evening",
          "before",
          "after",
          "between",
          "through",
          "because",
          "although",
          "whether",
          "perhaps",
          "certainly",
          "important",
          "different",
          "possible",
          "available",
          "necessary",
          "already");

  private Words() {}

  static <T> T one(SplittableRandom random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  static String several(SplittableRandom random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(one(random, TEXT));
    }
    return text.toString();
  }

  /// Lines of at most 72 octets, of about so many octets together.
  static String paragraph(SplittableRandom random, int octets) {
    var text = new StringBuilder();
    int column = 0;
    while (text.length() < octets) {
      var word = one(random, TEXT);
      if (column + word.length() >= 72) {
        text.append("\r\n");
        column = 0;
      } else if (column > 0) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    return text.append(".\r\n").toString();
  }
}
