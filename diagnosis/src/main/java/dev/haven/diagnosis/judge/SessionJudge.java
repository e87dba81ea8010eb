package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.probe.SignIn;
import java.util.List;
import java.util.Locale;

/// What it means how a sign-in went. A pure function.
public final class SessionJudge {
  private static final String APP_PASSWORD =
      "Make a password for mail programs (app password) at the web page of the provider, and type"
          + " that instead of your own.";

  private SessionJudge() {}

  public static List<Finding> findings(SignIn signIn) {
    var where = signIn.target().where();
    var heard = signIn.heard();
    return switch (signIn.result()) {
      case SignIn.Result.Refused(var answer) -> List.of(refused(signIn, answer));
      case SignIn.Result.Unusable(var command, var answer) ->
          List.of(
              SignInMeaning.UNUSABLE.at(
                  where, "After the sign-in %s is refused: %s".formatted(command, answer), heard));
      case SignIn.Result.NothingInCommon(var offered) ->
          List.of(
              SignInMeaning.NOTHING_IN_COMMON.at(
                  where,
                  offered.isEmpty()
                      ? "No way to sign in is offered"
                      : "Only these ways to sign in are offered: " + offered,
                  heard));
      case SignIn.Result.Lost(var words) ->
          List.of(SignInMeaning.LOST.at(where, "The sign-in broke off: " + words, heard));
      case SignIn.Result.Works _, SignIn.Result.Spared _ -> List.of();
    };
  }

  /// RFC 4954 §6, RFC 5530 §3, RFC 3206 §4.
  private static Finding refused(SignIn signIn, String answer) {
    var upper = answer.toUpperCase(Locale.ROOT);
    var where = signIn.target().where();
    boolean passing =
        upper.startsWith("4") || containsAny(upper, "[UNAVAILABLE]", "[SYS/TEMP]", "[IN-USE]");
    if (passing) {
      return SignInMeaning.UNAVAILABLE.at(
          where, "The server cannot check the password now: " + answer, signIn.heard());
    }
    var finding =
        SignInMeaning.REFUSED.at(where, "The sign-in is refused: " + answer, signIn.heard());
    boolean wantsAnother =
        containsAny(
            upper, "APP PASSWORD", "APPLICATION-SPECIFIC", "APPLICATION PASSWORD", " 5.7.9");
    return wantsAnother ? finding.advising(APP_PASSWORD) : finding;
  }

  private static boolean containsAny(String words, String... wanted) {
    for (var word : wanted) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
