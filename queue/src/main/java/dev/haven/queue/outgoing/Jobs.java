package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.queue.format.StoredJob;
import dev.haven.smtp.Recipient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How a message's recipients fall into jobs: those of one destination go together, 64 at most (RFC
/// 5321 §4.5.3.1.8 lets a server stop at 100). A function of the recipients alone, so that nothing
/// of it is stored but bits.
final class Jobs {
  static final int MOST_RECIPIENTS = 64;

  private Jobs() {}

  /// The recipients of each job, by their index in the envelope.
  static List<List<Integer>> of(List<Recipient> recipients) {
    var open = new LinkedHashMap<String, List<Integer>>();
    var jobs = new ArrayList<List<Integer>>();
    for (int i = 0; i < recipients.size(); i++) {
      var destination = destination(recipients.get(i).address());
      var job = open.get(destination);
      if (job == null || job.size() == MOST_RECIPIENTS) {
        job = new ArrayList<>();
        jobs.add(job);
        open.put(destination, job);
      }
      job.add(i);
    }
    return jobs;
  }

  /// What messages wait for together: a domain, or an address literal.
  static String destination(Address address) {
    return address.domain();
  }

  /// The jobs of a message that has just arrived.
  static List<StoredJob> stored(List<Recipient> recipients, long due) {
    return of(recipients).stream()
        .map(job ->
            StoredJob.newBuilder()
                .setDestination(destination(recipients.get(job.getFirst()).address()))
                .setRemaining(bits(job.size()))
                .setDueSeconds(due)
                .build())
        .toList();
  }

  private static long bits(int count) {
    return count == Long.SIZE ? -1L : (1L << count) - 1;
  }
}
