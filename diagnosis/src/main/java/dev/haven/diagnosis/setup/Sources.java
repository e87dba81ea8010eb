package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Service;
import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.MailExchange;
import dev.haven.dns.Resolver;
import dev.haven.dns.ServiceLocation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks the sources for the settings of one address, each as a check of its own. What a domain
/// itself publishes is asked for at the domain only: no third party learns of it.
final class Sources {
  private static final int MOST_OF_A_KIND = 4;
  private static final int MOST_PARENTS = 2;
  private static final int HTTPS = 443;

  /// RFC 6186 §3.1, RFC 6186 §3.2, RFC 8314 §5.1.
  private static final Map<String, Service> RECORDS =
      Map.of(
          "_imaps._tcp.", Service.IMAPS,
          "_imap._tcp.", Service.IMAP,
          "_pop3s._tcp.", Service.POP3S,
          "_pop3._tcp.", Service.POP3,
          "_submissions._tcp.", Service.SUBMISSIONS,
          "_submission._tcp.", Service.SUBMISSION);

  private final Resolver resolver;
  private final Pages pages;
  private final Address who;

  Sources(Resolver resolver, Pages pages, Address who) {
    this.resolver = resolver;
    this.pages = pages;
    this.who = who;
  }

  List<Check<Asked>> checks() {
    var domain = who.domain();
    var checks = new ArrayList<Check<Asked>>();
    checks.add(check(Source.SRV, "SRV records of " + domain, this::records));
    checks.add(
        autoconfig(Source.AUTOCONFIG, "https://autoconfig." + domain + "/mail/config-v1.1.xml"));
    checks.add(
        autoconfig(
            Source.AUTOCONFIG,
            "https://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml"));
    checks.add(autodiscover("https://autodiscover." + domain + "/autodiscover/autodiscover.xml"));
    checks.add(autodiscover("https://" + domain + "/autodiscover/autodiscover.xml"));
    checks.add(autodiscoverJson("https://autodiscover." + domain));
    checks.add(autodiscoverJson("https://" + domain));
    checks.add(autodiscoverRecord());
    checks.add(pacc());
    parents().stream()
        .map(parent -> "https://autoconfig." + parent + "/mail/config-v1.1.xml")
        .map(url -> autoconfig(Source.EXCHANGE, url))
        .forEach(checks::add);
    checks.add(inClear("http://autoconfig." + domain + "/mail/config-v1.1.xml"));
    checks.add(inClear("http://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml"));
    return checks;
  }

  /// Names that servers usually have; asked only where nothing is published.
  Check<Asked> guesses() {
    return check(Source.GUESS, "the usual names in " + who.domain(), this::usual);
  }

  private record Said(List<Suggestion> suggestions, String words, boolean trusted) {
    static Said of(List<Suggestion> suggestions) {
      return new Said(suggestions, "no mail servers in it", true);
    }

    static Said nothing(String why) {
      return new Said(List.of(), why, true);
    }
  }

  private static Check<Asked> check(Source source, String what, Supplier<Said> ask) {
    long began = System.nanoTime();
    return new Check<>(
        what,
        () -> asked(source, what, ask.get(), began),
        () -> asked(source, what, Said.nothing("no answer in time"), began));
  }

  private static Asked asked(Source source, String what, Said said, long began) {
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    return new Asked(source, what, said.suggestions(), said.words(), said.trusted(), elapsed);
  }

  private Said records() {
    var found = new ArrayList<Suggestion>();
    RECORDS.forEach((label, service) -> {
      var answer = resolver.ask(label + who.domain(), Kind.SRV);
      answer.records().stream()
          .filter(record -> !record.host().isEmpty())
          .sorted(Comparator.comparingInt(ServiceLocation::priority))
          .limit(MOST_OF_A_KIND)
          .map(record ->
              new Suggestion(Source.SRV, service, record.host(), record.port(), who.whole()))
          .forEach(found::add);
    });
    found.sort(Comparator.comparing(Suggestion::service));
    return new Said(found, "there are none", true);
  }

  private Check<Asked> autoconfig(Source source, String url) {
    var query = "?emailaddress=" + URLEncoder.encode(who.whole(), StandardCharsets.UTF_8);
    return check(
        source,
        url,
        () -> said(pages.get(url + query), body -> XmlServers.read(source, who, body)));
  }

  /// As Thunderbird asks last of all. The address is not told in clear.
  private Check<Asked> inClear(String url) {
    return check(
        Source.IN_CLEAR,
        url,
        () -> said(pages.get(url), body -> XmlServers.read(Source.IN_CLEAR, who, body)));
  }

  private Check<Asked> autodiscover(String url) {
    return check(Source.AUTODISCOVER, url, () -> posted(url));
  }

  /// Version 2, which says where the XML is.
  private Check<Asked> autodiscoverJson(String base) {
    var url = base + "/autodiscover/autodiscover.json";
    var query =
        "?Email=%s&Protocol=AutodiscoverV1"
            .formatted(URLEncoder.encode(who.whole(), StandardCharsets.UTF_8));
    return check(
        Source.AUTODISCOVER,
        url,
        () ->
            switch (pages.get(url + query)) {
              case Page.Fetched(var body) ->
                  AutodiscoverFile.url(body)
                      .map(this::posted)
                      .orElseGet(() -> Said.nothing("names no address by HTTPS"));
              case Page.Missing(var why) -> Said.nothing(why);
            });
  }

  /// Where Outlook looks last.
  private Check<Asked> autodiscoverRecord() {
    return check(
        Source.AUTODISCOVER,
        "SRV record _autodiscover._tcp." + who.domain(),
        () ->
            resolver.ask("_autodiscover._tcp." + who.domain(), Kind.SRV).records().stream()
                .filter(record -> Address.isHost(record.host()))
                .min(Comparator.comparingInt(ServiceLocation::priority))
                .map(Sources::autodiscoverAt)
                .map(this::posted)
                .orElseGet(() -> Said.nothing("there is none")));
  }

  private static String autodiscoverAt(ServiceLocation place) {
    var port = place.port() == HTTPS ? "" : ":" + place.port();
    return "https://" + place.host() + port + "/autodiscover/autodiscover.xml";
  }

  private Said posted(String url) {
    var request =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
          <Request>
            <EMailAddress>%s</EMailAddress>
            <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
          </Request>
        </Autodiscover>
        """
            .formatted(escaped(who.whole()));
    return said(pages.post(url, request), body -> XmlServers.read(Source.AUTODISCOVER, who, body));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static Said said(Page page, Function<byte[], List<Suggestion>> reader) {
    return switch (page) {
      case Page.Fetched(var body) -> Said.of(reader.apply(body));
      case Page.Missing(var why) -> Said.nothing(why);
    };
  }

  private Check<Asked> pacc() {
    var url =
        "https://ua-auto-config." + who.domain() + "/.well-known/user-agent-configuration.json";
    return check(
        Source.PACC,
        url,
        () -> {
          if (!(pages.get(url) instanceof Page.Fetched(var body))) {
            return Said.nothing("there is none");
          }
          var records = resolver.ask("_ua-auto-config." + who.domain(), Kind.TXT).records();
          boolean trusted = PaccFile.isVouchedFor(body, records);
          return new Said(PaccFile.read(who, body), "the DNS does not vouch for it", trusted);
        });
  }

  /// The domains above the mail exchange: that of the provider is among them.
  private List<String> parents() {
    var parents = new LinkedHashSet<String>();
    for (var exchange : exchanges()) {
      var rest = exchange;
      while (parents.size() < MOST_PARENTS && rest.indexOf('.') != rest.lastIndexOf('.')) {
        rest = rest.substring(rest.indexOf('.') + 1);
        parents.add(rest);
      }
    }
    parents.remove(who.domain());
    return List.copyOf(parents);
  }

  private List<String> exchanges() {
    return resolver.ask(who.domain(), Kind.MX).records().stream()
        .sorted(Comparator.comparingInt(MailExchange::preference))
        .map(MailExchange::host)
        .filter(Address::isHost)
        .limit(1)
        .toList();
  }

  private Said usual() {
    var found = new ArrayList<Suggestion>();
    var domain = who.domain();
    guess(found, List.of("imap." + domain, "mail." + domain), Service.IMAPS, Service.IMAP);
    guess(
        found,
        List.of("smtp." + domain, "mail." + domain),
        Service.SUBMISSIONS,
        Service.SUBMISSION);
    return new Said(found, "none of them exists", true);
  }

  private void guess(List<Suggestion> found, List<String> names, Service... services) {
    var hosts = new LinkedHashSet<>(names);
    hosts.addAll(exchanges());
    for (var host : hosts) {
      boolean exists =
          resolver.ask(host, Kind.A) instanceof Answer.Found<?>
              || resolver.ask(host, Kind.AAAA) instanceof Answer.Found<?>;
      for (var service : exists ? services : new Service[0]) {
        found.add(new Suggestion(Source.GUESS, service, host, service.port(), who.whole()));
      }
    }
  }
}
