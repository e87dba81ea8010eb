package dev.haven.diagnosis.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A record as it is typed into the form of a provider.
///
/// @param fields what to type, in the order of the form
public record ProviderForm(Wanted record, List<Typed> fields) {
  private static final Set<RecordType> PROXIABLE =
      Set.of(RecordType.A, RecordType.AAAA, RecordType.CNAME);

  /// A field of the form, and what is typed into it.
  public record Typed(String label, String text) {}

  /// Those that the provider has a form for, in the zone of the domain.
  public static List<ProviderForm> all(Plan plan, Provider provider) {
    return plan.records().stream()
        .filter(plan::isWithin)
        .filter(record -> provider.offers(record.type()))
        .map(record -> new ProviderForm(record, fields(plan, provider, record)))
        .toList();
  }

  /// Those that it has none for, or that are entered elsewhere.
  public static List<Wanted> elsewhere(Plan plan, Provider provider) {
    return plan.records().stream()
        .filter(record -> !plan.isWithin(record) || !provider.offers(record.type()))
        .toList();
  }

  private static List<Typed> fields(Plan plan, Provider provider, Wanted record) {
    var fields = new ArrayList<Typed>();
    fields.add(new Typed("Type", record.type().toString()));
    fields.addAll(name(plan, provider, record));
    fields.addAll(value(provider, record.value()));
    if (provider.has(Provider.Traits.PROXIED) && PROXIABLE.contains(record.type())) {
      fields.add(new Typed("Proxy status", "DNS only (off)"));
    }
    return fields;
  }

  private static List<Typed> name(Plan plan, Provider provider, Wanted record) {
    var form = provider.host();
    if (form.apex().isEmpty()) {
      return List.of(new Typed(form.label(), record.name() + "."));
    }
    var domain = plan.server().domain();
    if (record.name().equals(domain)) {
      return List.of(new Typed(form.label(), form.apex()));
    }
    var relative = record.name().substring(0, record.name().length() - domain.length() - 1);
    if (record.type() != RecordType.SRV || !provider.has(Provider.Traits.SERVICE_APART)) {
      return List.of(new Typed(form.label(), relative));
    }
    int dot = relative.indexOf('.');
    return List.of(
        new Typed("Service", relative.substring(0, dot)),
        new Typed("Protocol", relative.substring(dot + 1)),
        new Typed(form.label(), form.apex()));
  }

  private static List<Typed> value(Provider provider, Value value) {
    if (value.fields().size() > 1 && !provider.divides(value.type())) {
      var words = value.fields().stream().map(field -> written(provider, value, field)).toList();
      return List.of(new Typed("Value", String.join(" ", words)));
    }
    return value.fields().stream()
        .map(field -> new Typed(field.label(), written(provider, value, field)))
        .toList();
  }

  private static String written(Provider provider, Value value, Field field) {
    return switch (field.nature()) {
      case HOST -> provider.has(Provider.Traits.DOTTED) ? field.dotted() : field.text();
      case TEXT -> text(provider, value, field.text());
      case NUMBER, WORD -> field.text();
    };
  }

  /// The value of CAA is quoted where it stands in one field with the rest (RFC 8659 §4.1).
  private static String text(Provider provider, Value value, String text) {
    boolean whole =
        value.type() == RecordType.TXT
            ? provider.text() == Provider.Text.WHOLE
            : provider.divides(value.type());
    return whole ? text : String.join(" ", ZoneText.strings(text));
  }
}
