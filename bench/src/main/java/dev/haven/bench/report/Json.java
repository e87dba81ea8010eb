package dev.haven.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/// A report as JSON, with every figure of every round in seconds, octets or operations a second.
public final class Json {
  private Json() {}

  public static String of(Report report) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("when", report.when());
      json.writeStringField("machine", report.machine());
      json.writeStringField("peers", report.peers());
      json.writeArrayFieldStart("settings");
      for (var setting : report.settings()) {
        json.writeString(setting);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("workloads");
      for (var row : report.rows()) {
        write(row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(Row row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", row.workload());
    json.writeStringField("unit", row.unit().name());
    json.writeNumberField("syncs-per-second", row.syncsPerSecond());
    json.writeNumberField("others-load", row.othersLoad());
    write("ours", row.ours(), json);
    if (row.theirs().isPresent()) {
      write("theirs", row.theirs().get(), json);
    }
    Optional<Series> advantage = row.advantage();
    if (advantage.isPresent()) {
      json.writeObjectFieldStart("times-better");
      json.writeNumberField("median", advantage.get().median());
      json.writeNumberField("least", advantage.get().least());
      json.writeNumberField("most", advantage.get().most());
      json.writeEndObject();
    }
    if (row.cpuAdvantage().isPresent()) {
      json.writeNumberField("times-less-cpu", row.cpuAdvantage().get());
    }
    json.writeEndObject();
  }

  private static void write(String name, Score score, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    if (score.absent().isPresent()) {
      json.writeStringField("absent", score.absent().get());
    } else {
      json.writeNumberField("median", score.figures().median());
      json.writeArrayFieldStart("rounds");
      for (double figure : score.figures().values()) {
        json.writeNumber(figure);
      }
      json.writeEndArray();
      json.writeNumberField("cpu-seconds", score.cpuSeconds());
      json.writeNumberField("operations", score.operations());
      json.writeNumberField("client-cpu-seconds", score.clientSeconds());
      json.writeNumberField("elapsed-seconds", score.elapsedSeconds());
      json.writeNumberField("resident-octets", score.residentBytes());
    }
    json.writeEndObject();
  }
}
