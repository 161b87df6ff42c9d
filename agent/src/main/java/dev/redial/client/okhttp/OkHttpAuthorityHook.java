package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp up to 3.7 makes :authority of the URL and forgets Host: puts in the Host of the request,
 * which {@link OkHttpHook} has changed before.
 */
final class OkHttpAuthorityHook extends RequestHook {
  private static final ClientMethod FIELD = ClientMethod.object("header(String)");
  private static final ClientConstructor NEW_HEADER =
      new ClientConstructor("Header", "Header(String,String)");

  /** Decides by these rules. */
  public OkHttpAuthorityHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object list, @Nullable Object request) {
    return list == null || request == null ? list : changed((List<?>) list, request);
  }

  private List<?> changed(List<?> list, Object request) {
    var url = OkHttpUrl.of(request);
    var rule = find(OkHttpUrl.host(url), OkHttpUrl.port(url));
    var authority = rule == null ? null : FIELD.call(request, "Host");
    if (rule == null || authority == null || decisions.onlyObserves(rule)) {
      return list;
    }
    var changed = new ArrayList<Object>();
    for (var header : list) {
      boolean replaced = header.toString().startsWith(":authority: ");
      changed.add(replaced ? NEW_HEADER.create(header, ":authority", authority) : header);
    }
    return changed;
  }
}
