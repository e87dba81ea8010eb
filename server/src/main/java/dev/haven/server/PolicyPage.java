package dev.haven.server;

import dev.haven.diagnosis.records.StsPolicy;
import dev.haven.web.http.HttpRefused;
import dev.haven.web.http.Request;
import dev.haven.web.http.Response;
import dev.haven.web.http.Site;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// The MTA-STS policy of our domains (RFC 8461 §3.2), by HTTPS alone: nobody is to be sent to it
/// (RFC 8461 §3.3). It binds nobody before `haven dns` has its record published.
///
/// @param host the one that takes the mail
/// @param ours whether a domain is one of this server
/// @param believed whether the certificate is of a public authority: without, nobody could fetch
///   the policy, and mail of those who remember an older one would stop
record PolicyPage(String host, Predicate<String> ours, BooleanSupplier believed) implements Site {
  private static final String PATH = "/.well-known/mta-sts.txt";
  private static final String LABEL = "mta-sts.";

  @Override
  public Optional<Response> answer(Request request) throws HttpRefused {
    if (!request.target().path().equals(PATH) || !request.isRead() || !request.secure()) {
      return Optional.empty();
    }
    var name = request.host().toLowerCase(Locale.ROOT);
    if (!name.startsWith(LABEL) || !ours.test(name.substring(LABEL.length()))) {
      throw new HttpRefused(404, "The policy of a domain is at mta-sts. and its name.");
    }
    if (!believed.getAsBoolean()) {
      throw new HttpRefused(404, "There is no policy without a certificate that others believe.");
    }
    return Optional.of(Response.page("text/plain; charset=utf-8", StsPolicy.of(host)));
  }
}
