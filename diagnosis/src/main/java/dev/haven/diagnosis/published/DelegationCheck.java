package dev.haven.diagnosis.published;

import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Step;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/// Looks at the servers that answer for a name, whoever's it is, while its caller does something
/// else.
///
/// Runs on a virtual thread of its own, and is over within half a minute.
public final class DelegationCheck {
  private static final Set<String> IDS =
      Arrays.stream(DelegationMeaning.values())
          .map(meaning -> meaning.entry().id())
          .collect(Collectors.toSet());

  private final Network network;
  private final String name;
  private final FutureTask<Outcome> running = new FutureTask<>(this::look);

  private DelegationCheck(Network network, String name) {
    this.network = network;
    this.name = name;
  }

  /// What came of it: only what is about servers.
  public record Outcome(List<Step> steps, List<Finding> findings) {
    static final Outcome NOTHING = new Outcome(List.of(), List.of());

    public Outcome {
      steps = List.copyOf(steps);
      findings = List.copyOf(findings);
    }
  }

  public static DelegationCheck begin(Network network, String name) {
    var check = new DelegationCheck(network, new Question<>(name, Kind.A).name());
    Thread.ofVirtual().name("delegation").start(check.running);
    return check;
  }

  /// Waits until it is over; where the caller is interrupted, nothing came of it.
  public Outcome outcome() {
    try {
      return running.get();
    } catch (InterruptedException _) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return Outcome.NOTHING;
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a check failed: servers of " + name, bug.getCause());
    }
  }

  private Outcome look() {
    var examination = new Examination(Progress.NONE);
    var walk =
        new Walk(
            network.questions(),
            network.resolver(),
            network.start(),
            network.six(),
            examination.deadline());
    var found = walk.to(name);
    var findings = new ArrayList<>(found.findings());
    var steps = new ArrayList<Step>();
    if (found.isKnown()) {
      var survey = new Survey(network.questions(), examination);
      var resolvers = Authority.resolvers(network.resolvers());
      survey.ask(Servers.questions(found.zone()), _ -> found.servers(), resolvers);
      var servers = new Servers(found, survey);
      servers.authorities(false);
      servers.resolvers(resolvers, resolver -> survey.isMendedUnchecked(resolver, found.zone()));
      steps.addAll(servers.steps());
      findings.addAll(servers.findings());
    }
    findings.removeIf(finding -> !IDS.contains(finding.id()));
    return new Outcome(steps, findings);
  }
}
