package dev.haven.web.http;

import dev.haven.wire.Connection;
import dev.haven.wire.Session;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One connection of HTTP/1.1 (RFC 9112): request by request, each answered before the next is
/// read.
///
/// For its thread. After a request that could not be understood the connection ends, because nobody
/// knows where the next would begin.
final class HttpSession implements Session {
  private static final System.Logger log = System.getLogger(HttpSession.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(15);
  private static final int MOST_REQUESTS = 100;
  private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private final Connection connection;
  private final List<Site> sites;
  private final ResponseWriter answers;
  private final RequestReader requests;

  HttpSession(Connection connection, List<Site> sites) {
    this.connection = connection;
    this.sites = sites;
    this.answers = new ResponseWriter(connection.out(), InstantSource.system());
    this.requests = new RequestReader(connection, answers);
  }

  @Override
  public void run() throws IOException {
    connection.timeout(IDLE);
    int left = MOST_REQUESTS;
    while (left > 0 && serve(left == 1)) {
      left--;
    }
  }

  /// Serves one request.
  ///
  /// @return whether another may follow
  private boolean serve(boolean last) throws IOException {
    try {
      var read = requests.next();
      if (read.isEmpty()) {
        return false;
      }
      var request = read.get().request();
      boolean goesOn = read.get().goesOn() && !last;
      var response = answer(request);
      answers.write(response, request.method().equals("HEAD"), goesOn);
      log.log(
          System.Logger.Level.DEBUG,
          "event=http method={0} status={1}",
          request.method(),
          response.status());
      return goesOn;
    } catch (HttpRefused refused) {
      return end(refused.status(), refused.words());
    } catch (SyntaxException malformed) {
      return end(400, "This is no HTTP: " + malformed.getMessage() + ".");
    } catch (RuntimeException bug) {
      log.log(System.Logger.Level.ERROR, "event=http-failed", bug);
      return end(500, "Something is wrong here; the log of the server says what.");
    }
  }

  private boolean end(int status, String words) throws IOException {
    answers.write(Response.words(status, words), false, false);
    return false;
  }

  /// What a site refuses is known to be whole: the connection goes on.
  private Response answer(Request request) {
    try {
      if (!KNOWN.contains(request.method())) {
        throw new HttpRefused(501, "The method is not known here.");
      }
      for (var site : sites) {
        Optional<Response> page = site.answer(request);
        if (page.isPresent()) {
          return page.get();
        }
      }
      throw new HttpRefused(404, "There is no such page.");
    } catch (HttpRefused refused) {
      return Response.words(refused.status(), refused.words());
    }
  }
}
