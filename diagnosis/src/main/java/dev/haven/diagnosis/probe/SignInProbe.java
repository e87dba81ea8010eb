package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Deadline;
import dev.haven.diagnosis.Service.Language;
import dev.haven.wire.Outbound;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Signs in as a mail program would, inside TLS only, and sends the first commands that a phone
/// sends. Changes nothing in the account, sends no mail. Used once, by one thread.
public final class SignInProbe {
  private final Outbound outbound;
  private final Target target;
  private final Patience patience;
  private final Deadline deadline;
  private final Dialect dialect;
  private final Script script;
  private final List<String> heard = Conversation.evidence();
  private final List<String> times = new ArrayList<>();
  private final long began = System.nanoTime();

  /// What is said once the mechanisms are known.
  @FunctionalInterface
  interface Script {
    /// Empty where there is no mechanism in common.
    List<SignInStep> of(Language language, Offer offer);
  }

  private SignInProbe(
      Outbound outbound, Target target, Patience patience, Deadline deadline, Script script) {
    this.outbound = outbound;
    this.target = target;
    this.script = script;
    this.patience = patience;
    this.deadline = deadline;
    this.dialect = Dialect.of(target.service().language());
  }

  public static Check<SignIn> check(
      Outbound outbound, Target target, Credentials who, Patience patience, Deadline deadline) {
    return check(
        outbound,
        target,
        patience,
        deadline,
        (language, offer) ->
            switch (language) {
              case SMTP -> SmtpScript.of(who, offer);
              case IMAP -> ImapScript.of(who, offer);
              case POP3 -> Pop3Script.of(who, offer);
              case SIEVE -> List.of(); // filter rules are not signed in to
            });
  }

  /// Signs in and does something else.
  static Check<SignIn> check(
      Outbound outbound, Target target, Patience patience, Deadline deadline, Script script) {
    return new Check<>(
        "sign-in at " + target.where(),
        () -> new SignInProbe(outbound, target, patience, deadline, script).run(),
        () -> skipped(target, new SignIn.Result.Lost("it took too long")));
  }

  /// One that was not tried.
  public static SignIn spared(Target target) {
    return skipped(target, new SignIn.Result.Spared());
  }

  private static SignIn skipped(Target target, SignIn.Result result) {
    return new SignIn(target, result, List.of(), List.of(), java.time.Duration.ZERO);
  }

  private SignIn run() {
    SignIn.Result result;
    try (var talk = connect()) {
      result = converse(talk);
      talk.say(dialect.goodbye());
    } catch (IOException e) {
      result = new SignIn.Result.Lost(String.valueOf(e.getMessage()));
    }
    return new SignIn(target, result, List.copyOf(times), List.copyOf(heard), Dialect.since(began));
  }

  private Conversation connect() throws IOException {
    var connection = outbound.connect(target.address(), deadline.least(patience.connect()));
    return new Conversation(connection, deadline, heard);
  }

  private SignIn.Result converse(Conversation talk) throws IOException {
    var offer = secured(talk);
    var steps = script.of(target.service().language(), offer);
    if (steps.isEmpty()) {
      return new SignIn.Result.NothingInCommon(
          String.join(" ", offer.mechanisms().stream().sorted().toList()));
    }
    for (var step : steps) {
      long asked = System.nanoTime();
      var answer = step.run(talk, patience);
      times.add("%s: %d ms".formatted(step.name(), Dialect.since(asked).toMillis()));
      if (!step.isYes(answer)) {
        return step.isSignIn()
            ? new SignIn.Result.Refused(answer)
            : new SignIn.Result.Unusable(step.name(), answer);
      }
    }
    return new SignIn.Result.Works(steps.getFirst().name());
  }

  /// Greets and begins TLS; no word of the credentials is said before.
  private Offer secured(Conversation talk) throws IOException {
    if (target.service().tls() == TlsMode.IMPLICIT) {
      demandTls(talk);
      demandGreeting(talk);
      return dialect.offer(talk, patience.answer());
    }
    demandGreeting(talk);
    dialect.offer(talk, patience.answer());
    var answer = dialect.upgrade(talk, patience.answer());
    if (!dialect.isYes(answer)) {
      throw new IOException("no TLS: " + answer);
    }
    demandTls(talk);
    return dialect.offerInside(talk, patience.answer());
  }

  private void demandTls(Conversation talk) throws IOException {
    if (talk.startTls(target.host(), patience.handshake()) instanceof TlsSeen.Failed(var words)) {
      throw new IOException("no TLS: " + words);
    }
  }

  private void demandGreeting(Conversation talk) throws IOException {
    if (!(dialect.greeting(talk, patience.greeting()) instanceof Voice.Greeting)) {
      throw new IOException("no greeting");
    }
  }

  /// Whether the other side knows a capability.
  static Predicate<String> knows(Offer offer) {
    return word ->
        offer.lines().stream().anyMatch(line -> line.toUpperCase(Locale.ROOT).equals(word));
  }
}
