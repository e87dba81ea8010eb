package dev.haven.diagnosis.published;

import dev.haven.dns.Answer;
import dev.haven.dns.Question;
import dev.haven.dns.Resolver;
import dev.haven.dns.Zone;

/// The DNS as it will be once what is planned is there.
///
/// @param zone what is planned
/// @param elsewhere for all that it does not say
record Planned(Zone zone, Resolver elsewhere) implements Resolver {
  /// Where nobody is asked.
  static final Resolver NOBODY =
      new Resolver() {
        @Override
        public <T> Answer<T> ask(Question<T> question) {
          return new Answer.TemporaryFailure<>("not asked");
        }
      };

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    var planned = zone.ask(question);
    return planned instanceof Answer.Found<T> ? planned : elsewhere.ask(question);
  }
}
