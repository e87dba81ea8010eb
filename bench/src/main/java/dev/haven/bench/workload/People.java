package dev.haven.bench.workload;

import java.util.ArrayList;
import java.util.List;

/// The accounts of both sides. Families of workloads have their own, so that none finds what
/// another left.
public final class People {
  /// Receive by SMTP; as many as the most sessions.
  static final int BOXES = 50;

  /// Everything else that many clients do at once.
  static final int CLIENTS = 50;

  private People() {}

  static String box(int number) {
    return "box" + number;
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
    for (int i = 0; i < BOXES; i++) {
      names.add(box(i));
    }
    for (int i = 0; i < CLIENTS; i++) {
      names.add(client(i));
    }
    for (int messages : ReadingFamily.SIZES) {
      names.add(reader(messages));
    }
    return names;
  }
}
