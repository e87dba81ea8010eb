package dev.haven.server;

import dev.haven.queue.ConfirmedNames;
import dev.haven.queue.greylist.Greylist;
import dev.haven.queue.greylist.GreylistingIntake;
import dev.haven.queue.greylist.RehearsedGreylisting;
import dev.haven.queue.verdict.ExaminingIntake;
import dev.haven.queue.verdict.Verdicts;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.ReceivingSettings;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.ReverseNames;
import dev.haven.smtp.SmtpOptions;
import dev.haven.smtp.guard.Guard;
import dev.haven.smtp.guard.GuardSettings;
import dev.haven.store.Store;
import dev.haven.wire.AddressRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The part of a running server that receives from strangers: what they may ask, and what is found
/// out about them. Its parts are safe for any thread.
final class Receiving implements AutoCloseable {
  /// How long a message may be looked at before it is taken; a client waits for ten minutes (RFC
  /// 5321 §4.5.3.2.6).
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final Guard guard;
  private final ReverseNames names;
  private final List<AddressRange> fronts;
  private final Optional<Greylist> greylist;
  private final Store store;
  private final String authservId;

  Receiving(House house, Configuration configuration) {
    var settings = configuration.receiving();
    this.guard = new Guard(guard(settings), InstantSource.system(), house.crowds()::hideIn);
    this.names =
        settings.reverseNames() ? new ConfirmedNames(house.resolver()) : ReverseNames.UNASKED;
    this.fronts = ranges(settings.xclientPeers());
    this.store = house.store();
    this.authservId = settings.authservId().isEmpty() ? house.host() : settings.authservId();
    this.greylist =
        settings.greylisting()
            ? Optional.of(
                Greylist.open(
                    house.store(),
                    settings.greylistingDelay(),
                    InstantSource.system(),
                    house.crowds()::hideIn))
            : Optional.empty();
  }

  private static GuardSettings guard(ReceivingSettings settings) {
    return new GuardSettings(
        settings.greetingDelay(),
        settings.connectionsPerMinute(),
        settings.messagesPerMinute(),
        settings.recipientsPerMinute(),
        settings.messagesPerSession(),
        settings.unknownRecipients(),
        settings.slowness(),
        settings.uniformAnswers(),
        ranges(settings.trusted()));
  }

  private static List<AddressRange> ranges(List<String> networks) {
    return networks.stream().map(AddressRange::parse).toList();
  }

  /// What is offered, as strangers get it.
  SmtpOptions guarded(SmtpOptions options) {
    return options.guarded(guard, names).behind(fronts);
  }

  /// The intake for what strangers bring.
  MailIntake greylisting(MailIntake intake) {
    return greylist.<MailIntake>map(list -> new GreylistingIntake(intake, list)).orElse(intake);
  }

  /// What is offered in a rehearsal: nothing is counted.
  SmtpOptions rehearsed(SmtpOptions options) {
    return options.guarded(guard.rehearsing(), names).behind(fronts);
  }

  /// The same as [#greylisting], where nothing is remembered and nobody waits.
  ///
  /// @param noted told how long a client would wait
  MailIntake rehearsed(MailIntake intake, Consumer<Duration> noted) {
    return greylist
        .<MailIntake>map(list -> new RehearsedGreylisting(intake, list, noted))
        .orElse(intake);
  }

  /// The same with every message looked at before it is taken.
  MailIntake examining(MailIntake intake) {
    return new ExaminingIntake(intake, store, Verdicts.NONE, LONGEST_LOOK, authservId);
  }

  /// How often somebody was asked to come again.
  long greylisted() {
    return greylist.map(Greylist::delayed).orElse(0L);
  }

  @Override
  public void close() {
    greylist.ifPresent(Greylist::close);
  }
}
