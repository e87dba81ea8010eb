package dev.haven.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The accounts of both sides. Families of workloads have their own, so that none finds what
/// another left.
public final class People {
  /// Receive by SMTP; as many as the most sessions.
  static final int BOXES = 50;

  /// Everything else that many clients do at once.
  static final int CLIENTS = 50;

  /// Fetch by POP3.
  static final int POPPERS = 20;

  /// Sign in and leave again.
  static final int VISITORS = 10;

  private People() {}

  static String box(int number) {
    return "box" + number;
  }

  static List<String> boxes(int count) {
    return IntStream.range(0, count).mapToObj(People::box).toList();
  }

  static List<String> clients(int count) {
    return IntStream.range(0, count).mapToObj(People::client).toList();
  }

  static String popper(int number) {
    return "popper" + number;
  }

  static String visitor(int number) {
    return "visitor" + number;
  }

  static String reader(int messages) {
    return "reader" + messages;
  }

  static String client(int number) {
    return "client" + number;
  }

  /// All of them, by local part.
  public static List<String> all() {
    var names = new ArrayList<String>();
    names.addAll(boxes(BOXES));
    names.addAll(clients(CLIENTS));
    for (int i = 0; i < POPPERS; i++) {
      names.add(popper(i));
    }
    for (int i = 0; i < VISITORS; i++) {
      names.add(visitor(i));
    }
    for (int messages : ReadingFamily.SIZES) {
      names.add(reader(messages));
    }
    return names;
  }
}
