// One sentence for each component; the mark-up is in the Razor file of the same name.
namespace AgiiPlatform.Web;

/// <summary>A whole page: document, header, menu, heading, content, footer.</summary>
public partial class Page;

/// <summary>The menu as a list of links.</summary>
public partial class Menu;

/// <summary>Who is signed in, with the ways out.</summary>
public partial class SignedIn;

/// <summary>A form that carries out an act.</summary>
public partial class PostForm;

/// <summary>A single button that carries out an act.</summary>
public partial class ActionButton;

/// <summary>The hidden key by which the same form sent twice is recognised.</summary>
public partial class IdempotencyKey;

/// <summary>What was wrong with a form, with links to the fields.</summary>
public partial class ErrorSummary;

/// <summary>A link that looks like a button.</summary>
public partial class LinkButton;

/// <summary>A form above a list that narrows it down.</summary>
public partial class FilterBar;

/// <summary>A line of text, an e-mail address, a password.</summary>
public partial class TextField;

/// <summary>A longer text.</summary>
public partial class TextArea;

/// <summary>A day.</summary>
public partial class DateField;

/// <summary>A number.</summary>
public partial class NumberField;

/// <summary>One choice from a list.</summary>
public partial class SelectField;

/// <summary>One choice of a few, all in sight.</summary>
public partial class RadioField;

/// <summary>Yes or no.</summary>
public partial class CheckField;

/// <summary>Any number of choices.</summary>
public partial class CheckGroup;

/// <summary>A document to send along.</summary>
public partial class FileField;

/// <summary>The label, hint and error around one input.</summary>
public partial class FieldRow;

/// <summary>The legend, hint and error around several boxes.</summary>
public partial class FieldGroup;

/// <summary>The hint and the error of a field.</summary>
public partial class FieldNotes;

/// <summary>The word "verplicht" beside a label.</summary>
public partial class RequiredMark;

/// <summary>A message in a box.</summary>
public partial class Alert;

/// <summary>A status in a word or two.</summary>
public partial class StatusPill;

/// <summary>A small drawing beside words.</summary>
public partial class Icon;

/// <summary>A table that stays readable on a phone.</summary>
public partial class DataTable;

/// <summary>What to show when a list is empty.</summary>
public partial class EmptyState;

/// <summary>The way to the next page of a list.</summary>
public partial class Pager;

/// <summary>A list of terms and their values.</summary>
public partial class Facts;

/// <summary>One line of <see cref="Facts"/>.</summary>
public partial class Fact;

/// <summary>Cards beside each other.</summary>
public partial class Cards;

/// <summary>A way into a part of the platform.</summary>
public partial class Card;

/// <summary>Numbers beside each other.</summary>
public partial class Figures;

/// <summary>One number that matters.</summary>
public partial class Figure;

/// <summary>A part of a whole, as number, percentage and bar.</summary>
public partial class Share;

/// <summary>Municipalities as hexagons, roughly where they lie.</summary>
public partial class TileMap;
