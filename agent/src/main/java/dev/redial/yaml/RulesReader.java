package dev.redial.yaml;

import dev.redial.rule.Rule;
import dev.redial.rule.VisibleCharacters;
import dev.redial.yaml.action.ProxiesReader;
import dev.redial.yaml.file.KeyFiles;
import dev.redial.yaml.file.PemFiles;
import dev.redial.yaml.tree.Confinement;
import dev.redial.yaml.tree.Expansion;
import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Sequence;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The top of a rule file: its version and the list of its rules. */
final class RulesReader {
  private static final int LONGEST_NAME = 80;

  private final Problems problems;
  private final Values values;
  private final PemFiles pemFiles;
  private final KeyFiles keyFiles;
  private final ProxiesReader proxies;
  private final Set<String> names = new HashSet<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Mapping> sources = new ArrayList<>();

  /**
   * Paths in the file are relative to the directory.
   *
   * @param confinement of rules from a URL, which have no directory
   */
  RulesReader(Problems problems, Path directory, @Nullable Confinement confinement) {
    this.problems = problems;
    values = new Values(problems);
    pemFiles = new PemFiles(problems, directory, confinement);
    var expansion = new Expansion(problems, directory, confinement, pemFiles.paths());
    keyFiles = new KeyFiles(problems, values, pemFiles, expansion);
    proxies = new ProxiesReader(problems, values, pemFiles, expansion);
  }

  /** In the order of the file; those that lack a part of a rule are not there. */
  List<Rule> rules() {
    return rules;
  }

  /** Where each of the rules stands. */
  List<Mapping> sources() {
    return sources;
  }

  ProxiesReader proxies() {
    return proxies;
  }

  PemFiles pemFiles() {
    return pemFiles;
  }

  KeyFiles keyFiles() {
    return keyFiles;
  }

  void read(@Nullable Node root) {
    if (!(root instanceof Mapping file)) {
      problems.error(1, 1, "is not a rule file", "begin with 'version: 1' and 'rules:'");
      return;
    }
    if (file.get("version") == null) {
      problems.error(file, "'version' is missing", "write 'version: 1'");
    }
    if (file.get("rules") == null) {
      problems.error(file, "'rules' is missing", "write 'rules: []' for none");
    }
    // Rules name them, wherever they stand.
    var section = file.get("proxies");
    if (section != null) {
      proxies.read(section);
    }
    for (var entry : file.entries()) {
      switch (entry.name()) {
        case "version" -> version(entry);
        case "proxies" -> {}
        case "rules" -> rules(entry);
        default -> Keys.refuse(entry, Keys.FILE, problems);
      }
    }
  }

  private void version(Entry entry) {
    if (!Values.isPlain(entry.value(), "1")) {
      values.mismatch(entry, entry.value(), "the number 1", "version: 1");
    }
  }

  private void rules(Entry entry) {
    // all of them commented out
    if (Values.isNothing(entry.value())) {
      return;
    }
    if (entry.value() instanceof Sequence list) {
      for (var item : list.items()) {
        rule(item);
      }
    } else {
      values.mismatch(
          entry,
          entry.value(),
          "a list",
          "- name: ...' for each rule, and its other keys below 'name");
    }
  }

  private void rule(Node item) {
    if (!(item instanceof Mapping mapping)) {
      problems.error(item, "a rule must be a mapping", "write '- name: ...'");
      return;
    }
    var name = name(mapping);
    problems.setRule(name);
    for (var entry : mapping.entries()) {
      if (!entry.name().equals(KeyFiles.KEY)) {
        Expansion.refuse(entry.value(), problems);
      }
    }
    var rule = new RuleReader(problems, values, pemFiles, keyFiles, proxies).read(mapping, name);
    if (rule != null) {
      rules.add(rules.isEmpty() ? rule : rule.sharing(rules.get(rules.size() - 1)));
      sources.add(mapping);
    }
    problems.setRule(null);
  }

  private @Nullable String name(Mapping mapping) {
    var entry = mapping.get("name");
    if (entry == null) {
      problems.error(mapping, "'name' is missing", "write 'name: ...', a name of its own");
      return null;
    }
    var name = values.text(entry, "name: \"...\"");
    if (name == null) {
      return null;
    }
    if (!isFit(name)) {
      var what = "rule name " + Words.quote(name) + " is unfit for a log";
      problems.error(entry.value(), what, "write a short one of visible characters");
    }
    if (!names.add(name)) {
      problems.error(entry.value(), "duplicate rule name " + Words.quote(name), "give it another");
    }
    return name;
  }

  private static boolean isFit(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && VisibleCharacters.unfit(name) < 0;
  }
}
