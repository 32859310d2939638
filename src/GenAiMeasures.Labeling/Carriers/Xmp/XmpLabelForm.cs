namespace GenAiMeasures.Labeling;

internal enum XmpLabelForm
{
    // the property as an element with text
    Element = 0,

    // the property as an attribute
    Attribute = 1,

    // the property as an element with elements in it
    Nested = 2,

    // one property a field
    Fields = 3,
}
