package dev.haven.web.setup;

import dev.haven.web.http.HttpRefused;
import dev.haven.web.http.Request;
import dev.haven.web.http.Response;
import dev.haven.web.http.Site;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Serves every document of set-up, for the domains that are ours. Safe for any thread.
///
/// In clear only the autoconfig file is served, because Thunderbird asks for it there last of all;
/// all other pages are sent on to HTTPS at our own name, whatever name the client came by.
public final class SetupSite implements Site {
  private static final String JSON_PATH = "/autodiscover/autodiscover.json";
  private static final Set<String> AUTOCONFIG =
      Set.of("/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml");
  private static final Set<String> OTHERS =
      Set.of(
          "/",
          "/setup",
          "/mobileconfig",
          "/autodiscover/autodiscover.xml",
          "/.well-known/user-agent-configuration.json");

  private final Supplier<MailSetup> setup;
  private final Predicate<String> ours;
  private final Profile.Signer signer;
  private final InstantSource clock;

  /// Serves what is true at the moment of asking.
  ///
  /// @param setup what is bound now
  /// @param ours whether a domain is one of this server
  public SetupSite(
      Supplier<MailSetup> setup,
      Predicate<String> ours,
      Profile.Signer signer,
      InstantSource clock) {
    this.setup = setup;
    this.ours = ours;
    this.signer = signer;
    this.clock = clock;
  }

  /// Paths are compared in any case: Outlook writes them in several.
  @Override
  public Optional<Response> answer(Request request) throws HttpRefused {
    var path = request.target().path().toLowerCase(Locale.ROOT);
    boolean open = AUTOCONFIG.contains(path);
    boolean json = path.equals(JSON_PATH) || path.startsWith(JSON_PATH + "/");
    if (!open && !json && !OTHERS.contains(path)) {
      return Optional.empty();
    }
    if (!request.secure() && !open) {
      return Optional.of(sentOn(request));
    }
    boolean posted = request.method().equals("POST");
    boolean xml = path.equals("/autodiscover/autodiscover.xml");
    if (!request.isRead() && !(xml && posted)) {
      var allowed = xml ? "GET, HEAD, POST" : "GET, HEAD";
      return Optional.of(
          Response.words(405, "This page is only there to be read.").with("Allow", allowed));
    }
    return Optional.of(json ? autodiscoverJson(request) : page(path, request));
  }

  private Response page(String path, Request request) throws HttpRefused {
    return switch (path) {
      case "/", "/setup" -> people(request);
      case "/mobileconfig" -> profile(request);
      case "/autodiscover/autodiscover.xml" -> autodiscover(request);
      case "/.well-known/user-agent-configuration.json" -> pacc(request);
      default -> Response.page(Autoconfig.TYPE, Autoconfig.of(setup.get(), domain(request)));
    };
  }

  /// Outlook looks for just this answer (MS-OXDSCLI). The name is ours, never the client's.
  private Response sentOn(Request request) throws HttpRefused {
    var base =
        setup
            .get()
            .base()
            .orElseThrow(() -> new HttpRefused(404, "This page is only to be had by HTTPS."));
    if (!request.isRead()) {
      throw new HttpRefused(403, "Nothing is taken in clear here. Use " + base);
    }
    return Response.words(302, "This page is at " + base)
        .with("Location", base + request.target().raw());
  }

  private Response people(Request request) throws HttpRefused {
    var address = request.target().parameter("email");
    var page =
        address.isPresent()
            ? SetupPage.of(setup.get(), owner(address.get()))
            : SetupPage.question();
    return Response.page(SetupPage.TYPE, page)
        .with("Content-Security-Policy", SetupPage.POLICY)
        .with("Referrer-Policy", "no-referrer");
  }

  private Response profile(Request request) throws HttpRefused {
    var address =
        request
            .target()
            .parameter("email")
            .orElseThrow(
                () -> new HttpRefused(400, "Name your address: /mobileconfig?email=you@..."));
    var owner = owner(address);
    var profile =
        Profile.of(setup.get(), owner)
            .orElseThrow(
                () -> new HttpRefused(404, "This server is not set up for reading and sending."));
    return Response.page(Profile.TYPE, signer.sign(profile.getBytes(StandardCharsets.UTF_8)))
        .with("Content-Disposition", "attachment; filename=\"mail.mobileconfig\"");
  }

  private Response pacc(Request request) throws HttpRefused {
    var file =
        Pacc.of(setup.get(), domain(request))
            .orElseThrow(() ->
                new HttpRefused(404, "Nothing listens at the ports that this file stands for."));
    return Response.page(Json.TYPE, file);
  }

  /// Told in XML even where it is a refusal: with another status Outlook asks elsewhere.
  private Response autodiscover(Request request) {
    var asked = AutodiscoverRequest.read(request.body());
    var owner = asked.flatMap(one -> Owner.of(one.address()));
    if (asked.isEmpty() || owner.isEmpty()) {
      return error(600, "This is no request for settings.");
    }
    if (!asked.get().schema().isEmpty() && !asked.get().schema().equals(Autodiscover.SCHEMA)) {
      return error(601, "Only IMAP, POP3 and SMTP are spoken here.");
    }
    if (!ours.test(owner.get().domain())) {
      return error(500, "The domain of this address is not of this server.");
    }
    return Response.page(Autodiscover.TYPE, Autodiscover.of(setup.get(), owner.get()));
  }

  private Response error(int code, String message) {
    return Response.page(Autodiscover.TYPE, Autodiscover.error(code, message, clock.instant()));
  }

  /// Version 2: says where the XML is. The address stands in the query or in the path.
  private Response autodiscoverJson(Request request) throws HttpRefused {
    var path = request.target().path();
    var inPath = path.substring(path.lastIndexOf('/') + 1);
    var address = request.target().parameter("email").orElse(inPath.indexOf('@') > 0 ? inPath : "");
    var wanted = request.target().parameter("protocol").orElse("");
    var owner = Owner.of(address).filter(one -> ours.test(one.domain()));
    if (owner.isEmpty()) {
      return problem("UserNotFound", "The address is not of this server.");
    }
    if (!wanted.equalsIgnoreCase("AutodiscoverV1")) {
      var words = "Only AutodiscoverV1 is served: IMAP, POP3 and SMTP are spoken here.";
      return problem(
          wanted.isEmpty() ? "MandatoryParameterMissing" : "ProtocolNotSupported", words);
    }
    var base =
        setup.get().base().orElseThrow(() -> new HttpRefused(404, "HTTPS is not to be had."));
    return Response.page(
        Json.TYPE,
        Json.of(out -> {
          out.writeStringField("Protocol", "AutodiscoverV1");
          out.writeStringField("Url", base + "/autodiscover/autodiscover.xml");
        }));
  }

  private static Response problem(String code, String message) {
    var body =
        Json.of(out -> {
          out.writeStringField("ErrorCode", code);
          out.writeStringField("ErrorMessage", message);
        });
    return Response.of(400, Json.TYPE, body.getBytes(StandardCharsets.UTF_8));
  }

  private Owner owner(String address) throws HttpRefused {
    var owner =
        Owner.of(address).orElseThrow(() -> new HttpRefused(400, "This is no mail address."));
    if (!ours.test(owner.domain())) {
      throw new HttpRefused(404, "The domain " + owner.domain() + " is not of this server.");
    }
    return owner;
  }

  /// Of the address, where one is given; else of the name by which the client came.
  private String domain(Request request) throws HttpRefused {
    var address = request.target().parameter("emailaddress");
    if (address.isPresent()) {
      return owner(address.get()).domain();
    }
    var host = request.host();
    var above = host.substring(host.indexOf('.') + 1);
    return List.of(host, above).stream()
        .filter(ours)
        .findFirst()
        .orElseThrow(
            () -> new HttpRefused(404, "No domain of this server has the name by which you came."));
  }
}
