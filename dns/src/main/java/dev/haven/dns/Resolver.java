package dev.haven.dns;

/// Who answers questions to the DNS.
///
/// May be used from any thread; blocks for as long as its own bounds allow, and never throws: what
/// goes wrong is an [Answer.TemporaryFailure].
public interface Resolver {
  <T> Answer<T> ask(Question<T> question);

  default <T> Answer<T> ask(String name, Kind<T> kind) {
    return ask(new Question<>(name, kind));
  }
}
