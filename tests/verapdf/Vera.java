// Asks veraPDF whether files keep to a standard: `java -cp CLASSPATH Vera.java ua1,2a FILE…`. One line for each file and
// standard; what is broken below it; status 1 when anything is.
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;

public class Vera {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean broken = false;
        for (String standard : arguments[0].split(",")) {
            String name = standard.startsWith("ua") ? "PDFUA-" + standard.substring(2) : "PDFA-" + standard.toUpperCase();
            var rules = Profiles.profileFromXml(Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml"));
            for (int place = 1; place < arguments.length; place++) {
                File file = new File(arguments[place]);
                try (var parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.fromString(standard));
                     var validator = Foundries.defaultInstance().createValidator(rules, 10000, true, false, false)) {
                    ValidationResult result = validator.validate(parser);
                    System.out.println(name + " " + file.getName() + " " + (result.isCompliant() ? "kept" : "broken"));
                    broken |= !result.isCompliant();
                    Map<String, String> messages = new TreeMap<>();
                    for (TestAssertion assertion : result.getTestAssertions()) {
                        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                            messages.put(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(), assertion.getMessage());
                        }
                    }
                    messages.forEach((rule, message) -> System.out.println("    " + rule + " " + message));
                }
            }
        }
        System.exit(broken ? 1 : 0);
    }
}
