package dev.haven.bench;

import dev.haven.bench.workload.AppendFamily;
import dev.haven.bench.workload.ConnectionFamily;
import dev.haven.bench.workload.DeliveringFamily;
import dev.haven.bench.workload.GrowthFamily;
import dev.haven.bench.workload.MillionFamily;
import dev.haven.bench.workload.MixedFamily;
import dev.haven.bench.workload.NoticeFamily;
import dev.haven.bench.workload.Pop3Family;
import dev.haven.bench.workload.ReadingFamily;
import dev.haven.bench.workload.RelayFamily;
import dev.haven.bench.workload.SignInFamily;
import dev.haven.bench.workload.SourceFamily;
import dev.haven.bench.workload.StartFamily;
import dev.haven.bench.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/// All workloads, in the order in which they are run.
final class Catalogue {
  private Catalogue() {}

  static List<Workload> all() {
    var all = new ArrayList<Workload>();
    all.addAll(DeliveringFamily.all());
    all.addAll(SourceFamily.all());
    all.addAll(RelayFamily.all());
    all.addAll(ReadingFamily.all());
    all.addAll(MillionFamily.all());
    all.addAll(AppendFamily.all());
    all.addAll(NoticeFamily.all());
    all.addAll(MixedFamily.all());
    all.addAll(Pop3Family.all());
    all.addAll(SignInFamily.all());
    all.addAll(ConnectionFamily.all());
    all.addAll(StartFamily.all());
    all.addAll(GrowthFamily.all());
    return all;
  }

  /// What a first look is worth its time for: about one of each kind.
  static final List<String> QUICK =
      List.of(
          "smtp/4k/*/1",
          "smtp/4k/10/10",
          "smtp/64k/10/1",
          "smtp-source/10",
          "relay/50/100",
          "imap/10000",
          "append",
          "idle",
          "mixed/10",
          "pop3/plain",
          "pop3/tls/20",
          "sign-in",
          "session/plain",
          "connections/plain/1000",
          "start",
          "rest",
          "growth/*/1000");

  /// Those that one of the patterns is for, or all if none is given.
  static List<Workload> chosen(List<String> patterns) {
    return all().stream()
        .filter(w -> patterns.isEmpty() || patterns.stream().anyMatch(p -> isFor(p, w.name())))
        .toList();
  }

  /// Part by part: a pattern is for a name that begins with its parts. A part that ends with a star
  /// stands for all that begin so.
  static boolean isFor(String pattern, String name) {
    var parts = List.of(name.split("/"));
    var wanted = List.of(pattern.split("/"));
    if (wanted.size() > parts.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      var part = wanted.get(i);
      boolean fits =
          part.endsWith("*")
              ? parts.get(i).startsWith(part.substring(0, part.length() - 1))
              : parts.get(i).equals(part);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
